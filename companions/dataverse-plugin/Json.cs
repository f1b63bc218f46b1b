using System.Collections.Generic;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DispatchCopilot.Dataverse
{
    /// <summary>
    /// Reads JSON with what the framework has: <see cref="JsonReaderWriterFactory"/> shows it as XML, in which each element has its JSON
    /// type as the attribute `type`, and a member whose name is no XML name has it as the attribute `item`.
    /// </summary>
    internal static class Json
    {
        /// <summary>Members of an object; none for a text that is no JSON object.</summary>
        internal static IReadOnlyDictionary<string, XElement> MembersOf(string text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return new Dictionary<string, XElement>();
            }

            try
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                using (XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(bytes, XmlDictionaryReaderQuotas.Max))
                {
                    return MembersOf(XElement.Load(reader));
                }
            }
            catch (XmlException)
            {
                return new Dictionary<string, XElement>();
            }
        }

        internal static IReadOnlyDictionary<string, XElement> MembersOf(XElement element)
        {
            return element.Elements()
                .GroupBy(member => (string)member.Attribute("item") ?? member.Name.LocalName)
                .ToDictionary(members => members.Key, members => members.Last());
        }

        /// <summary>Text of a member; null when it is absent, null or empty.</summary>
        internal static string TextOf(IReadOnlyDictionary<string, XElement> members, string name)
        {
            return members.TryGetValue(name, out XElement member) && !IsNull(member) && member.Value != "" ? member.Value : null;
        }

        internal static bool IsNull(XElement member)
        {
            return (string)member.Attribute("type") == "null";
        }
    }
}
