import { choice, guid, lookup, memo, options, text, whole, yesNo } from './columns.ts';
import { table, type TableOutline } from './define.ts';

/** Tables that the platform keeps for itself: of nobody, without a state, and nobody follows their changes. */
const platformTable = (outline: TableOutline) =>
  table({ ownership: 'organization', state: false, changeTracking: false, ...outline });

/** An address outside that is called when something happens here. */
export const serviceEndpoint = platformTable({
  logicalName: 'serviceendpoint',
  setName: 'serviceendpoints',
  displayName: 'Service Endpoint',
  collectionDisplayName: 'Service Endpoints',
  objectTypeCode: 4618,
  primaryName: 'name',
  columns: [
    text('name', 'Name', 160, { required: 'system' }),
    memo('description', 'Description'),
    choice(
      'contract',
      'Contract',
      options(1, 'OneWay', 'Queue', 'Rest', 'TwoWay', 'Topic', 'Queue (Persistent)', 'Event Hub', 'Webhook'),
      {
        required: 'system',
      },
    ),
    choice(
      'authtype',
      'Auth Type',
      options(1, 'ACS', 'SASKey', 'SASToken', 'WebhookKey', 'HttpHeader', 'HttpQueryString'),
    ),
    text('url', 'URL', 500),
    memo('authvalue', 'Auth Value'),
  ],
});

/** Something that can happen to a row: Create, Update, Delete. */
export const message = platformTable({
  logicalName: 'sdkmessage',
  setName: 'sdkmessages',
  displayName: 'Sdk Message',
  collectionDisplayName: 'Sdk Messages',
  objectTypeCode: 4606,
  primaryName: 'name',
  columns: [text('name', 'Name', 256, { required: 'system' })],
});

/** A message on one table. */
export const messageFilter = platformTable({
  logicalName: 'sdkmessagefilter',
  setName: 'sdkmessagefilters',
  displayName: 'Sdk Message Filter',
  collectionDisplayName: 'Sdk Message Filters',
  objectTypeCode: 4607,
  primaryName: 'name',
  columns: [
    text('name', 'Name', 256),
    lookup('sdkmessageid', 'SDK Message', 'sdkmessage', { required: 'system' }),
    text('primaryobjecttypecode', 'Primary Object Type Code', 128, { required: 'system' }),
  ],
});

/** Code of a solution that the platform can run. */
export const pluginAssembly = platformTable({
  logicalName: 'pluginassembly',
  setName: 'pluginassemblies',
  displayName: 'Plug-in Assembly',
  collectionDisplayName: 'Plug-in Assemblies',
  objectTypeCode: 4605,
  primaryName: 'name',
  columns: [
    text('name', 'Name', 256, { required: 'system' }),
    text('version', 'Version', 48),
    choice('isolationmode', 'Isolation Mode', options(1, 'None', 'Sandbox', 'External'), { default: 2 }),
  ],
});

/** A class of an assembly that steps can call. */
export const pluginType = platformTable({
  logicalName: 'plugintype',
  setName: 'plugintypes',
  displayName: 'Plug-in Type',
  collectionDisplayName: 'Plug-in Types',
  objectTypeCode: 4602,
  primaryName: 'name',
  columns: [
    text('name', 'Name', 256, { required: 'system' }),
    text('typename', 'Type Name', 256, { required: 'system' }),
    text('friendlyname', 'Friendly Name', 256),
    lookup('pluginassemblyid', 'Plug-in Assembly', 'pluginassembly', { required: 'system' }),
  ],
});

/** What a step tells its plug-in that not everybody may read. */
export const stepSecureConfiguration = platformTable({
  logicalName: 'sdkmessageprocessingstepsecureconfig',
  setName: 'sdkmessageprocessingstepsecureconfigs',
  displayName: 'Sdk Message Processing Step Secure Configuration',
  collectionDisplayName: 'Sdk Message Processing Step Secure Configurations',
  objectTypeCode: 4616,
  primaryName: 'sdkmessageprocessingstepsecureconfigid',
  columns: [memo('secureconfig', 'Secure Configuration', 100000)],
});

/** What is called when a message happens, at which stage, waiting for it or not. */
export const processingStep = table({
  logicalName: 'sdkmessageprocessingstep',
  setName: 'sdkmessageprocessingsteps',
  displayName: 'Sdk Message Processing Step',
  collectionDisplayName: 'Sdk Message Processing Steps',
  objectTypeCode: 4608,
  primaryName: 'name',
  ownership: 'organization',
  changeTracking: false,
  columns: [
    text('name', 'Name', 256),
    choice('stage', 'Execution Stage', [
      { value: 10, label: 'Pre-validation' },
      { value: 20, label: 'Pre-operation' },
      { value: 30, label: 'Main Operation' },
      { value: 40, label: 'Post-operation' },
    ]),
    choice('mode', 'Execution Mode', options(0, 'Synchronous', 'Asynchronous'), { default: 0 }),
    whole('rank', 'Execution Order', { default: 1 }),
    choice(
      'supporteddeployment',
      'Deployment',
      options(0, 'Server Only', 'Microsoft Dynamics 365 Client for Outlook Only', 'Both'),
      {
        default: 0,
      },
    ),
    yesNo('asyncautodelete', 'Asynchronous Automatic Delete'),
    memo('filteringattributes', 'Filtering Attributes', 100000),
    memo('configuration', 'Configuration', 100000),
    lookup('eventhandler', 'Event Handler', 'serviceendpoint', { navigation: 'eventhandler_serviceendpoint' }),
    lookup('plugintypeid', 'Plug-In Type', 'plugintype'),
    lookup(
      'sdkmessageprocessingstepsecureconfigid',
      'SDK Message Processing Step Secure Configuration',
      'sdkmessageprocessingstepsecureconfig',
    ),
    lookup('sdkmessageid', 'SDK Message', 'sdkmessage', { required: 'system' }),
    lookup('sdkmessagefilterid', 'SdkMessage Filter', 'sdkmessagefilter'),
  ],
});

/** A picture of the row that a step is given. */
export const processingStepImage = platformTable({
  logicalName: 'sdkmessageprocessingstepimage',
  setName: 'sdkmessageprocessingstepimages',
  displayName: 'Sdk Message Processing Step Image',
  collectionDisplayName: 'Sdk Message Processing Step Images',
  objectTypeCode: 4615,
  primaryName: 'name',
  columns: [
    text('name', 'Name', 256),
    choice('imagetype', 'Image Type', options(0, 'PreImage', 'PostImage', 'Both'), { required: 'system' }),
    text('entityalias', 'Entity Alias', 256),
    text('messagepropertyname', 'Message Property Name', 256),
    memo('attributes', 'Attributes', 100000),
    lookup('sdkmessageprocessingstepid', 'SDK Message Processing Step', 'sdkmessageprocessingstep', {
      required: 'system',
    }),
  ],
});

/** Who makes customizations; its prefix begins their names. */
export const publisher = platformTable({
  logicalName: 'publisher',
  setName: 'publishers',
  displayName: 'Publisher',
  collectionDisplayName: 'Publishers',
  objectTypeCode: 7101,
  primaryName: 'friendlyname',
  columns: [
    text('uniquename', 'Name', 256, { required: 'system' }),
    text('friendlyname', 'Display Name', 256, { required: 'system' }),
    text('customizationprefix', 'Prefix', 8, { required: 'system' }),
    whole('customizationoptionvalueprefix', 'Option Value Prefix', { required: 'system', min: 10000, max: 99999 }),
  ],
});

/** A set of customizations that travels as one. */
export const solution = platformTable({
  logicalName: 'solution',
  setName: 'solutions',
  displayName: 'Solution',
  collectionDisplayName: 'Solutions',
  objectTypeCode: 7100,
  primaryName: 'friendlyname',
  columns: [
    text('uniquename', 'Name', 65, { required: 'system' }),
    text('friendlyname', 'Display Name', 256, { required: 'system' }),
    text('version', 'Version', 256, { required: 'system' }),
    yesNo('ismanaged', 'Package Type', { readOnly: true }),
    lookup('publisherid', 'Publisher', 'publisher', { required: 'system' }),
  ],
});

/** One thing that belongs to a solution. */
export const solutionComponent = platformTable({
  logicalName: 'solutioncomponent',
  setName: 'solutioncomponents',
  displayName: 'Solution Component',
  collectionDisplayName: 'Solution Components',
  objectTypeCode: 7103,
  primaryName: 'solutioncomponentid',
  columns: [
    lookup('solutionid', 'Solution', 'solution', { required: 'system' }),
    guid('objectid', 'Regarding', { required: 'system' }),
    whole('componenttype', 'Object Type Code', { required: 'system' }),
  ],
});
