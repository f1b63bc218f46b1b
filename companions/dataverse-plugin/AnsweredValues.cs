using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;

namespace DispatchCopilot.Dataverse
{
    /// <summary>
    /// Writes what an acceptance brings (a number, defaults, prices) into the transaction. At stage 40 the row is written already, so
    /// the values come as an update of it, which rolls back with everything else. It is made as the system, because the person need not
    /// be allowed to write columns that Supply Chain Management keeps, and spared this plug-in, which has just been answered.
    /// </summary>
    internal static class AnsweredValues
    {
        private const string Binding = "@odata.bind";

        /// <summary>What the metadata says of a table, by organisation and table, for as long as the worker lives.</summary>
        private static readonly ConcurrentDictionary<string, TableShape> Shapes = new ConcurrentDictionary<string, TableShape>();

        internal static void Write(
            IOrganizationServiceFactory services,
            IPluginExecutionContext context,
            IReadOnlyDictionary<string, XElement> values)
        {
            IOrganizationService system = services.CreateOrganizationService(null);
            TableShape shape = ShapeOf(system, context, values.Keys);
            var row = new Entity(context.PrimaryEntityName, context.PrimaryEntityId);
            foreach (KeyValuePair<string, XElement> value in values)
            {
                KeyValuePair<string, object> attribute = shape.AttributeOf(value.Key, value.Value);
                row[attribute.Key] = attribute.Value;
            }

            var update = new UpdateRequest { Target = row };
            update.Parameters["BypassBusinessLogicExecution"] = "CustomSync";
            system.Execute(update);
        }

        /// <summary>Read anew when a name is not known: a column may be younger than this worker.</summary>
        private static TableShape ShapeOf(IOrganizationService system, IPluginExecutionContext context, IEnumerable<string> names)
        {
            string key = context.OrganizationId.ToString("N") + " " + context.PrimaryEntityName;
            if (Shapes.TryGetValue(key, out TableShape known) && names.All(known.Knows))
            {
                return known;
            }

            TableShape fresh = TableShape.Read(system, context.PrimaryEntityName);
            Shapes[key] = fresh;
            return fresh;
        }

        private sealed class TableShape
        {
            private readonly IReadOnlyDictionary<string, AttributeTypeCode?> columns;
            private readonly IReadOnlyDictionary<string, OneToManyRelationshipMetadata> navigations;

            private TableShape(EntityMetadata table)
            {
                columns = table.Attributes.ToDictionary(column => column.LogicalName, column => column.AttributeType);
                navigations = table.ManyToOneRelationships
                    .GroupBy(relationship => relationship.ReferencingEntityNavigationPropertyName)
                    .ToDictionary(named => named.Key, named => named.First());
            }

            internal static TableShape Read(IOrganizationService system, string table)
            {
                var answer = (RetrieveEntityResponse)system.Execute(new RetrieveEntityRequest
                {
                    LogicalName = table,
                    EntityFilters = EntityFilters.Attributes | EntityFilters.Relationships,
                });
                return new TableShape(answer.EntityMetadata);
            }

            internal bool Knows(string name)
            {
                return name.EndsWith(Binding, StringComparison.Ordinal)
                    ? navigations.ContainsKey(NavigationOf(name))
                    : columns.ContainsKey(name);
            }

            /// <summary>A member of a Web API body as the attribute that the SDK takes.</summary>
            internal KeyValuePair<string, object> AttributeOf(string name, XElement value)
            {
                if (!Knows(name))
                {
                    throw new InvalidPluginExecutionException($"The integration answered with {name}, which this table does not have.");
                }

                if (!name.EndsWith(Binding, StringComparison.Ordinal))
                {
                    return new KeyValuePair<string, object>(name, Json.IsNull(value) ? null : ValueOf(columns[name], value.Value));
                }

                OneToManyRelationshipMetadata relationship = navigations[NavigationOf(name)];
                object target = Json.IsNull(value) ? null : new EntityReference(relationship.ReferencedEntity, IdIn(value.Value));
                return new KeyValuePair<string, object>(relationship.ReferencingAttribute, target);
            }

            private static string NavigationOf(string name)
            {
                return name.Substring(0, name.Length - Binding.Length);
            }

            /// <summary>The id in <c>/accounts(00000000-0000-0000-0000-000000000000)</c>.</summary>
            private static Guid IdIn(string address)
            {
                int start = address.IndexOf('(') + 1;
                int end = address.IndexOf(')', start);
                return Guid.Parse(address.Substring(start, end - start));
            }

            private static object ValueOf(AttributeTypeCode? type, string text)
            {
                CultureInfo invariant = CultureInfo.InvariantCulture;
                switch (type)
                {
                    case AttributeTypeCode.Picklist:
                    case AttributeTypeCode.State:
                    case AttributeTypeCode.Status:
                        return new OptionSetValue(int.Parse(text, invariant));
                    case AttributeTypeCode.Boolean:
                        return text == "true";
                    case AttributeTypeCode.Integer:
                        return int.Parse(text, invariant);
                    case AttributeTypeCode.BigInt:
                        return long.Parse(text, invariant);
                    case AttributeTypeCode.Decimal:
                        return decimal.Parse(text, NumberStyles.Float, invariant);
                    case AttributeTypeCode.Double:
                        return double.Parse(text, NumberStyles.Float, invariant);
                    case AttributeTypeCode.Money:
                        return new Money(decimal.Parse(text, NumberStyles.Float, invariant));
                    case AttributeTypeCode.DateTime:
                        return DateTime.Parse(text, invariant, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
                    default:
                        return text;
                }
            }
        }
    }
}
