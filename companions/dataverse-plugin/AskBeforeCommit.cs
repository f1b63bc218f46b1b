using System;
using Microsoft.Xrm.Sdk;

namespace DispatchCopilot.Dataverse
{
    /// <summary>
    /// Asks Dispatch Copilot about a create, update or delete before it commits: posts the execution context to
    /// <c>/hooks/dataverse</c> and does what the answer says. Registered synchronously at stage 40, once the row is written and still
    /// inside its transaction, so that the row can be told whole and a refusal takes it back.
    /// </summary>
    /// <remarks>
    /// A webhook step would send the same context. It can neither show the person the text of a refusal nor write the values of an
    /// acceptance.
    /// </remarks>
    public sealed class AskBeforeCommit : IPlugin
    {
        private readonly StepSettings settings;

        /// <summary>Configuration as `setup` registers it: <c>{ "url", "onUnavailable" }</c> and, secure, <c>{ "key" }</c>.</summary>
        public AskBeforeCommit(string unsecureConfiguration, string secureConfiguration)
        {
            settings = StepSettings.Read(unsecureConfiguration, secureConfiguration);
        }

        /// <summary>Lets the transaction pass, writes values into it, or ends it with the text of the answer.</summary>
        public void Execute(IServiceProvider serviceProvider)
        {
            var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext));
            var tracing = (ITracingService)serviceProvider.GetService(typeof(ITracingService));
            if (settings == null)
            {
                throw new InvalidPluginExecutionException(
                    "The integration with Supply Chain Management is not configured here. Ask your administrator to run its setup.");
            }

            HookAnswer answer = HookCall.Ask(settings, ContextJson.Write(context), tracing);
            switch (answer.Kind)
            {
                case HookAnswerKind.Accepted:
                    if (answer.Values.Count > 0 && context.MessageName != "Delete")
                    {
                        var services = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory));
                        AnsweredValues.Write(services, context, answer.Values);
                    }

                    return;
                case HookAnswerKind.Refused:
                    throw new InvalidPluginExecutionException(answer.Message ?? "The integration refused this change.");
                case HookAnswerKind.Busy:
                    throw new InvalidPluginExecutionException(
                        answer.Message ?? "The record is locked by another operation. Wait a moment and try again.");
                default:
                    if (settings.LetsPassWhenUnavailable)
                    {
                        tracing.Trace("Not asked: nobody answered, and this step lets the change pass.");
                        return;
                    }

                    throw new InvalidPluginExecutionException(
                        "The integration with Supply Chain Management does not answer, so this record cannot be saved now. Try again later.");
            }
        }
    }
}
