using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk;

namespace DispatchCopilot.Dataverse
{
    internal enum HookAnswerKind
    {
        Accepted,
        Refused,
        Busy,
        Unavailable,
    }

    /// <summary>What the hook said.</summary>
    internal sealed class HookAnswer
    {
        internal static readonly HookAnswer Unavailable =
            new HookAnswer(HookAnswerKind.Unavailable, null, new Dictionary<string, XElement>());

        internal HookAnswer(HookAnswerKind kind, string message, IReadOnlyDictionary<string, XElement> values)
        {
            Kind = kind;
            Message = message;
            Values = values;
        }

        internal HookAnswerKind Kind { get; }

        /// <summary>Text for the person; null where there is none.</summary>
        internal string Message { get; }

        /// <summary>Members of a Web API body, to be written in the same transaction.</summary>
        internal IReadOnlyDictionary<string, XElement> Values { get; }
    }

    /// <summary>Asks the hook. The statuses are a contract: 200 accept, 422 refuse, 409 busy, anything else is nobody at home.</summary>
    internal static class HookCall
    {
        private const string KeyHeader = "x-dispatch-copilot-key";
        private const int Accepted = 200;
        private const int Refused = 422;
        private const int Busy = 409;

        /// <summary>Shorter than the two minutes that the platform gives a plug-in, so that a refusal can still be told.</summary>
        private const int DeadlineSeconds = 10;

        internal static HookAnswer Ask(StepSettings settings, string body, ITracingService tracing)
        {
            try
            {
                using (var client = new HttpClient { Timeout = TimeSpan.FromSeconds(DeadlineSeconds) })
                using (var request = new HttpRequestMessage(HttpMethod.Post, settings.Url))
                {
                    // Plug-in workers are many and short-lived: a connection that is kept is one that breaks for the next.
                    request.Headers.ConnectionClose = true;
                    request.Headers.Add(KeyHeader, settings.Key);
                    request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                    using (HttpResponseMessage response = client.SendAsync(request).GetAwaiter().GetResult())
                    {
                        string text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
                        return Read((int)response.StatusCode, text, tracing);
                    }
                }
            }
            catch (HttpRequestException failure)
            {
                tracing.Trace("The hook could not be reached: {0}", failure.Message);
                return HookAnswer.Unavailable;
            }
            catch (TaskCanceledException)
            {
                tracing.Trace("The hook did not answer within {0} seconds.", DeadlineSeconds);
                return HookAnswer.Unavailable;
            }
        }

        private static HookAnswer Read(int status, string text, ITracingService tracing)
        {
            IReadOnlyDictionary<string, XElement> members = Json.MembersOf(text);
            string message = Json.TextOf(members, "message");
            switch (status)
            {
                case Accepted:
                    return new HookAnswer(HookAnswerKind.Accepted, null, ValuesIn(members));
                case Refused:
                    return new HookAnswer(HookAnswerKind.Refused, message, ValuesIn(members));
                case Busy:
                    return new HookAnswer(HookAnswerKind.Busy, message, ValuesIn(members));
                default:
                    tracing.Trace("The hook answered {0}.", status);
                    return HookAnswer.Unavailable;
            }
        }

        private static IReadOnlyDictionary<string, XElement> ValuesIn(IReadOnlyDictionary<string, XElement> members)
        {
            return members.TryGetValue("values", out XElement values) && (string)values.Attribute("type") == "object"
                ? Json.MembersOf(values)
                : new Dictionary<string, XElement>();
        }
    }
}
