/**
 * What is turned away before the SDK sees it. A token proves only that some channel sent the activity: the SDK accepts other channels
 * by other rules, an activity without a service address, and people of other tenants.
 */
import { z } from 'zod';
import type { BotSettings } from '../ports.ts';

const activityModel = z
  .object({
    type: z.string().min(1).max(60),
    id: z.string().min(1).max(500).optional(),
    channelId: z.string(),
    serviceUrl: z.string().max(500),
    from: z.object({ id: z.string().min(1).max(500), aadObjectId: z.string().max(60).optional() }).passthrough(),
    recipient: z.object({ id: z.string().min(1).max(500) }).passthrough(),
    conversation: z.object({ id: z.string().min(1).max(500), tenantId: z.string().optional() }).passthrough(),
    channelData: z.unknown(),
    text: z.string().max(100_000).nullish(),
  })
  .passthrough();

const tenantModel = z.object({ tenant: z.object({ id: z.string() }) });

export type Admission =
  | { readonly kind: 'admitted'; readonly body: Record<string, unknown> }
  | { readonly kind: 'turned away'; readonly status: 400 | 403; readonly reason: string };

/** Checks the body of a POST. Only what is checked here may be answered, since answers go to the address it names. */
export function admit(body: unknown, settings: BotSettings): Admission {
  const parsed = activityModel.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      kind: 'turned away',
      status: 400,
      reason: `not an activity: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    };
  }
  const activity = parsed.data;
  const away = (reason: string): Admission => ({ kind: 'turned away', status: 403, reason });
  if (activity.channelId !== 'msteams') return away('only Microsoft Teams is served');
  if (!mayAnswerTo(activity.serviceUrl, settings)) return away('the service address is not trusted');
  if ((activity.type === 'message' || activity.type === 'invoke') && activity.from.aadObjectId === undefined) {
    return away('the sender has no Entra object id');
  }
  if (settings.tenantId !== null) {
    const channelTenant = tenantModel.safeParse(activity.channelData);
    const tenant = activity.conversation.tenantId ?? (channelTenant.success ? channelTenant.data.tenant.id : null);
    if (tenant?.toLowerCase() !== settings.tenantId.toLowerCase()) return away('another tenant');
  }
  return { kind: 'admitted', body: body as Record<string, unknown> };
}

/** Whether answers, and with them tokens, may be sent to an address: trusted hosts over https; loopback over http when anonymous. */
export function mayAnswerTo(serviceUrl: string, settings: BotSettings): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '') return false;
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (settings.anonymous && loopback) return url.protocol === 'http:' || url.protocol === 'https:';
  return url.protocol === 'https:' && settings.trustedServiceHosts.some((host) => isHost(url.hostname, host));
}

function isHost(host: string, trusted: string): boolean {
  return trusted.startsWith('*.') ? host.endsWith(trusted.slice(1)) : host === trusted;
}
