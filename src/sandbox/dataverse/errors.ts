/** A refusal or failure in Dataverse's own voice: status, hexadecimal code and text exactly as they go over the wire. */
export class DataverseError extends Error {
  override readonly name = 'DataverseError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** ObjectDoesNotExist: no row of that table has that id. */
export const doesNotExist = (table: string, id: string) =>
  new DataverseError(404, '0x80040217', `${table} With Id = ${id} Does Not Exist`);

/** RecordNotFoundByEntityKey: no row of that table carries those values of an alternate key. */
export const noRecordWithKey = (table: string) =>
  new DataverseError(404, '0x80060891', `A record with the specified key values does not exist in ${table} entity`);

/** Wrong entity set or navigation name in a path. */
export const noSegment = (segment: string) =>
  new DataverseError(404, '0x8006088a', `Resource not found for the segment '${segment}'.`);

/** The URL names nothing this method can be used on. */
export const noResource = (uri: string) =>
  new DataverseError(404, '', `No HTTP resource was found that matches the request URI '${uri}'.`);

/** The columns named in a key belong to no key of the table. */
export const invalidKey = (table: string) => {
  const type = `Microsoft.Dynamics.CRM.${table}`;
  return new DataverseError(
    400,
    '0x0',
    `The key in the request URI is not valid for resource '${type}'. Ensure that the names and number of key properties ` +
      `match the declared or alternate key properties for the resource '${type}'.`,
  );
};

/** A query names a property the type does not have. */
export const noProperty = (table: string, property: string) =>
  new DataverseError(
    400,
    '0x0',
    `Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${table}'.`,
  );

/** A payload names a property the table does not have. */
export const invalidProperty = (table: string, property: string) =>
  new DataverseError(
    400,
    '0x0',
    `An error occurred while validating input parameters: Microsoft.Crm.CrmException: Invalid property '${property}' ` +
      `was found in entity 'Microsoft.Dynamics.CRM.${table}'. ---> Microsoft.OData.ODataException: ` +
      `Does not support untyped value in non-open type.`,
  );

/** A payload binds through a navigation property the table does not have. */
export const undeclaredNavigation = (set: string, navigation: string) =>
  payloadError(
    set,
    `An undeclared property '${navigation}' which only has property annotations in the payload but no property value was ` +
      `found in the payload. In OData, only declared navigation properties and declared named streams can be represented ` +
      `as properties without values.`,
  );

/** ODataClientPayloadError: the body cannot be read as a row of that table. */
export const payloadError = (set: string, reason: string) =>
  new DataverseError(
    400,
    '0x80048d19',
    `Error identified in Payload provided by the user for Entity :'${set}', For more information on this error please ` +
      `follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ----> InnerException : ` +
      `Microsoft.OData.ODataException: ${reason}`,
  );

/** InvalidDateTime: a date before the first one the platform keeps. `day` is `1752-12-31`. */
export const tooEarly = (day: string) => {
  const [year, month, date] = day.split('-');
  return new DataverseError(
    400,
    '0x80040239',
    `DateTime is less than minumum value supported by CrmDateTime. Actual value: ${month}/${date}/${year} 00:00:00, ` +
      `Minimum value supported: 01/01/1753 00:00:00`,
  );
};

/** A lookup was sent as `_x_value` instead of through its navigation property. */
export const directReferenceUpdate = () =>
  new DataverseError(
    400,
    '0x80060888',
    'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
  );

/** Malformed requests for which Dataverse gives no code of their own. */
export const badRequest = (message: string, code = '0x0') => new DataverseError(400, code, message);

/** What the stand-in does not implement; the code is its own. */
export const notImplemented = (what: string) => new DataverseError(501, '0x80048d02', `${what} is not implemented.`);

/** The HTTP method cannot be used on this resource. */
export const methodNotAllowed = (method: string) =>
  new DataverseError(405, '0x0', `The requested resource does not support http method '${method}'.`);

/** The body is announced as something else than JSON. */
export const unsupportedMedia = (type: string) =>
  new DataverseError(415, '0x0', `The content type '${type.slice(0, 100)}' of the request body is not supported.`);

/** ConcurrencyVersionMismatch: the row was changed since the version in `If-Match`. */
export const versionMismatch = () =>
  new DataverseError(
    412,
    '0x80060882',
    "The version of the existing record doesn't match the RowVersion property provided.",
  );

/** DuplicateRecord: a row with this primary key exists, or `If-None-Match: *` met an existing row. */
export const duplicateRecord = () =>
  new DataverseError(412, '0x80040237', 'A record with matching key values already exists.');

/** DuplicateRecordEntityKey: another row has the same values of an alternate key. */
export const duplicateKey = (keyName: string, columnNames: string) =>
  new DataverseError(
    412,
    '0x80060892',
    `Entity Key ${keyName} violated. A record with the same value for ${columnNames} already exists. ` +
      `A duplicate record cannot be created. Select one or more unique values and try again.`,
  );

/** Code of IsvAborted. */
export const pluginRefusal = '0x80040265';

/** IsvAborted: a plug-in refused, in its own words. */
export const refusedByPlugin = (message: string) => new DataverseError(400, pluginRefusal, message);

/** The database gave up waiting for a row another transaction holds. That it comes with status 500 is unconfirmed. */
export const sqlTimeout = () =>
  new DataverseError(
    500,
    '0x80044151',
    'Sql error: Execution Timeout Expired.  The timeout period elapsed prior to completion of the operation or the server ' +
      'is not responding. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql Number: -2',
  );

/** The bearer is missing or belongs to nobody. */
export const unauthorized = () =>
  new DataverseError(401, '', 'The request carries no valid access token.', {
    'www-authenticate': 'Bearer',
  });

/** A person of the directory who is no user here. */
export const notAMember = () => new DataverseError(403, '0x80072560', 'The user is not a member of the organization.');
