/** A language model behind Azure OpenAI, signed in without a key, or behind any endpoint that speaks the same protocol. */
import OpenAI, { AzureOpenAI } from 'openai';
import { DefaultAzureCredential, getBearerTokenProvider } from '@azure/identity';
import type { LanguageModel } from '../bot/language-model/model.ts';

export type LanguageModelEndpoint =
  | {
      readonly kind: 'azure';
      readonly endpoint: string;
      readonly deployment: string;
      readonly apiVersion: string;
      /** Null: signed in as the process, by managed identity or whatever else the machine has. */
      readonly key: string | null;
    }
  | { readonly kind: 'compatible'; readonly baseUrl: string; readonly model: string; readonly key: string | null };

const audience = 'https://cognitiveservices.azure.com/.default';

/** Opens the endpoint; the first call is the first to reach it. Calls are not repeated: the grammar is quicker than a second try. */
export function openLanguageModel(endpoint: LanguageModelEndpoint): LanguageModel {
  const client = clientOf(endpoint);
  const model = endpoint.kind === 'azure' ? endpoint.deployment : endpoint.model;
  return {
    async choose(messages, tools, signal) {
      const completion = await client.chat.completions.create(
        {
          model,
          messages: [...messages],
          tools: tools.map(({ name, description, parameters }) => ({
            type: 'function' as const,
            function: { name, description, parameters: { ...parameters } },
          })),
          tool_choice: 'auto',
        },
        { signal },
      );
      const call = completion.choices?.[0]?.message?.tool_calls?.[0];
      return call?.type === 'function' ? { name: call.function.name, arguments: call.function.arguments } : null;
    },
  };
}

function clientOf(endpoint: LanguageModelEndpoint): OpenAI {
  if (endpoint.kind === 'compatible')
    return new OpenAI({ baseURL: endpoint.baseUrl, apiKey: endpoint.key ?? 'none', maxRetries: 0 });
  const { endpoint: address, deployment, apiVersion, key } = endpoint;
  const signIn =
    key === null
      ? { azureADTokenProvider: getBearerTokenProvider(new DefaultAzureCredential(), audience) }
      : { apiKey: key };
  return new AzureOpenAI({ endpoint: address, deployment, apiVersion, ...signIn, maxRetries: 0 });
}
