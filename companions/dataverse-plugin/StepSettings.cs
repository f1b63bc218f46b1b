using System;
using System.Collections.Generic;
using System.Xml.Linq;

namespace DispatchCopilot.Dataverse
{
    /// <summary>What a step is told: where to ask, with which key, and what to do when nobody answers.</summary>
    internal sealed class StepSettings
    {
        private StepSettings(Uri url, string key, bool letsPassWhenUnavailable)
        {
            Url = url;
            Key = key;
            LetsPassWhenUnavailable = letsPassWhenUnavailable;
        }

        internal Uri Url { get; }

        internal string Key { get; }

        /// <summary>`onUnavailable` of the entity map is `allow`: what was missed is found by change tracking.</summary>
        internal bool LetsPassWhenUnavailable { get; }

        /// <summary>The settings, or null when they are not those of this plug-in.</summary>
        internal static StepSettings Read(string unsecure, string secure)
        {
            IReadOnlyDictionary<string, XElement> open = Json.MembersOf(unsecure);
            IReadOnlyDictionary<string, XElement> secret = Json.MembersOf(secure);
            string key = Json.TextOf(secret, "key");
            if (key == null || !Uri.TryCreate(Json.TextOf(open, "url"), UriKind.Absolute, out Uri url))
            {
                return null;
            }

            return new StepSettings(url, key, Json.TextOf(open, "onUnavailable") == "allow");
        }
    }
}
