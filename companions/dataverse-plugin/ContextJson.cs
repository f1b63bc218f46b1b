using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace DispatchCopilot.Dataverse
{
    /// <summary>
    /// The execution context as the platform itself posts it to webhooks: the JSON of a RemoteExecutionContext, with collections as lists
    /// of key and value, moments as <c>/Date(ms)/</c>, and SDK types named in <c>__type</c>.
    /// </summary>
    internal sealed class ContextJson
    {
        private const string Contracts = "http://schemas.microsoft.com/xrm/2011/Contracts";
        private static readonly DateTime Epoch = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        /// <summary>A message follows from another, which followed from another; the mark of a call stands with the first.</summary>
        private const int DeepestParent = 8;

        private readonly StringBuilder text = new StringBuilder();

        internal static string Write(IPluginExecutionContext context)
        {
            var json = new ContextJson();
            json.WriteContext(context, 0);
            return json.text.ToString();
        }

        private void WriteContext(IPluginExecutionContext context, int depth)
        {
            var people = context as IPluginExecutionContext2;
            text.Append('{');
            Member("BusinessUnitId", context.BusinessUnitId);
            Member("CorrelationId", context.CorrelationId);
            Member("Depth", context.Depth);
            Member("InitiatingUserAzureActiveDirectoryObjectId", people?.InitiatingUserAzureActiveDirectoryObjectId);
            Member("InitiatingUserId", context.InitiatingUserId);
            Member("IsInTransaction", context.IsInTransaction);
            Member("MessageName", context.MessageName);
            Member("Mode", context.Mode);
            Member("OperationCreatedOn", context.OperationCreatedOn);
            Member("OperationId", context.OperationId);
            Member("OrganizationId", context.OrganizationId);
            Member("OrganizationName", context.OrganizationName);
            Member("PrimaryEntityId", context.PrimaryEntityId);
            Member("PrimaryEntityName", context.PrimaryEntityName);
            Member("RequestId", context.RequestId);
            Member("Stage", context.Stage);
            Member("UserAzureActiveDirectoryObjectId", people?.UserAzureActiveDirectoryObjectId);
            Member("UserId", context.UserId);
            Member("SharedVariables", context.SharedVariables);
            if (depth == 0)
            {
                Member("InputParameters", context.InputParameters);
                Member("PreEntityImages", context.PreEntityImages);
                Member("PostEntityImages", context.PostEntityImages);
            }

            Name("ParentContext");
            if (context.ParentContext == null || depth == DeepestParent)
            {
                text.Append("null");
            }
            else
            {
                WriteContext(context.ParentContext, depth + 1);
            }

            text.Append('}');
        }

        private void Member(string name, object value)
        {
            Name(name);
            WriteValue(value);
        }

        private void WriteValue(object value)
        {
            switch (value)
            {
                case null:
                    text.Append("null");
                    break;
                case string line:
                    WriteText(line);
                    break;
                case bool flag:
                    text.Append(flag ? "true" : "false");
                    break;
                case Guid id:
                    WriteText(id.ToString("D"));
                    break;
                case DateTime moment:
                    WriteText("/Date(" + Milliseconds(moment) + ")/");
                    break;
                case double number:
                    text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                    break;
                case int _:
                case long _:
                case decimal _:
                    text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                    break;
                case OptionSetValue option:
                    WriteTyped("OptionSetValue", "Value", option.Value);
                    break;
                case Money money:
                    WriteTyped("Money", "Value", money.Value);
                    break;
                case EntityReference reference:
                    WriteReference(reference);
                    break;
                case Entity row:
                    WriteRow(row);
                    break;
                case ParameterCollection parameters:
                    WritePairs(parameters);
                    break;
                case EntityImageCollection images:
                    WritePairs(images);
                    break;
                default:
                    text.Append("null");
                    break;
            }
        }

        private void WriteRow(Entity row)
        {
            text.Append('{');
            Member("__type", "Entity:" + Contracts);
            Member("Id", row.Id);
            Member("LogicalName", row.LogicalName);
            Name("Attributes");
            WritePairs(row.Attributes);
            text.Append('}');
        }

        private void WriteReference(EntityReference reference)
        {
            text.Append('{');
            Member("__type", "EntityReference:" + Contracts);
            Member("Id", reference.Id);
            Member("LogicalName", reference.LogicalName);
            Member("Name", reference.Name);
            text.Append('}');
        }

        private void WriteTyped(string type, string name, object value)
        {
            text.Append('{');
            Member("__type", type + ":" + Contracts);
            Member(name, value);
            text.Append('}');
        }

        /// <summary>Values of types that no mapped column has are left out: null would say that they are empty.</summary>
        private void WritePairs<T>(IEnumerable<KeyValuePair<string, T>> pairs)
        {
            text.Append('[');
            foreach (KeyValuePair<string, T> pair in pairs)
            {
                if (!IsTold(pair.Value))
                {
                    continue;
                }

                Comma();
                text.Append('{');
                Member("key", pair.Key);
                Member("value", pair.Value);
                text.Append('}');
            }

            text.Append(']');
        }

        private static bool IsTold(object value)
        {
            return value == null || value is string || value is bool || value is Guid || value is DateTime || value is int ||
                value is long || value is decimal || value is double || value is OptionSetValue || value is Money ||
                value is EntityReference || value is Entity;
        }

        private static string Milliseconds(DateTime moment)
        {
            DateTime utc = moment.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : moment.ToUniversalTime();
            return ((long)(utc - Epoch).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }

        private void Name(string name)
        {
            Comma();
            WriteText(name);
            text.Append(':');
        }

        private void Comma()
        {
            char last = text.Length == 0 ? '{' : text[text.Length - 1];
            if (last != '{' && last != '[' && last != ':')
            {
                text.Append(',');
            }
        }

        private void WriteText(string line)
        {
            text.Append('"');
            foreach (char letter in line)
            {
                if (letter == '"' || letter == '\\')
                {
                    text.Append('\\').Append(letter);
                }
                else if (letter < ' ' || char.IsSurrogate(letter))
                {
                    text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
                }
                else
                {
                    text.Append(letter);
                }
            }

            text.Append('"');
        }
    }
}
