import assert from 'node:assert/strict';
import { xml2json } from 'odata-csdl';
import { writeCsdl } from '../../../src/sandbox/engine/csdl.ts';
import type { Csdl } from '../../../src/sandbox/engine/csdl.ts';

const csdl: Csdl = {
  namespace: 'Microsoft.Dynamics.CRM',
  container: 'System',
  enumTypes: [
    {
      name: 'PurchStatus',
      members: [
        { name: 'Backorder', value: 1 },
        { name: 'Received', value: 2 },
      ],
    },
  ],
  complexTypes: [{ name: 'WhoAmIResponse', properties: [{ name: 'UserId', type: 'Edm.Guid', nullable: false }] }],
  entityTypes: [
    {
      name: 'account',
      key: ['accountid'],
      properties: [
        { name: 'accountid', type: 'Edm.Guid', nullable: false },
        { name: 'name', type: 'Edm.String', maxLength: 160 },
        { name: 'revenue', type: 'Edm.Decimal', scale: 'variable' },
        { name: 'status', type: 'PurchStatus' },
        { name: '_primarycontactid_value', type: 'Edm.Guid' },
      ],
      navigations: [
        {
          name: 'primarycontactid',
          target: 'contact',
          collection: false,
          constraints: [{ property: '_primarycontactid_value', referenced: 'contactid' }],
        },
      ],
      annotations: [{ term: 'Org.OData.Core.V1.Description', value: 'Customers & "friends" <all>' }],
    },
    {
      name: 'contact',
      key: ['contactid'],
      properties: [{ name: 'contactid', type: 'Edm.Guid', nullable: false }],
      navigations: [{ name: 'accounts', target: 'account', collection: true }],
    },
  ],
  operations: [
    { kind: 'Function', name: 'WhoAmI', bound: false, parameters: [], returns: 'WhoAmIResponse' },
    {
      kind: 'Action',
      name: 'CreateMultiple',
      bound: true,
      parameters: [
        { name: 'entityset', type: 'Collection(account)', nullable: false },
        { name: 'Targets', type: 'Collection(account)' },
      ],
      returns: 'Collection(Edm.Guid)',
    },
  ],
  entitySets: [
    { name: 'accounts', type: 'account', bindings: [{ path: 'primarycontactid', target: 'contacts' }] },
    { name: 'contacts', type: 'contact', bindings: [] },
  ],
  imports: [{ name: 'WhoAmI', kind: 'Function' }],
};

describe('$metadata', () => {
  it('is a CSDL document that an independent reader understands without a complaint', () => {
    const messages: unknown[] = [];
    const json = xml2json(writeCsdl(csdl), { strict: true, messages }) as Record<string, Record<string, unknown>>;
    assert.deepEqual(messages, []);
    assert.equal(json['$Version'], '4.0');
    assert.equal(json['$EntityContainer'], 'Microsoft.Dynamics.CRM.System');
    const schema = json['Microsoft.Dynamics.CRM'] as Record<string, Record<string, unknown>>;
    assert.deepEqual(schema['account'], {
      $Kind: 'EntityType',
      $Key: ['accountid'],
      '@Org.OData.Core.V1.Description': 'Customers & "friends" <all>',
      accountid: { $Type: 'Edm.Guid' },
      name: { $Nullable: true, $MaxLength: 160 },
      revenue: { $Type: 'Edm.Decimal', $Nullable: true },
      status: { $Type: 'Microsoft.Dynamics.CRM.PurchStatus', $Nullable: true },
      _primarycontactid_value: { $Type: 'Edm.Guid', $Nullable: true },
      primarycontactid: {
        $Kind: 'NavigationProperty',
        $Type: 'Microsoft.Dynamics.CRM.contact',
        $Nullable: true,
        $ReferentialConstraint: { _primarycontactid_value: 'contactid' },
      },
    });
    assert.deepEqual(schema['PurchStatus'], { $Kind: 'EnumType', Backorder: 1, Received: 2 });
    assert.deepEqual(schema['System']?.['accounts'], {
      $Type: 'Microsoft.Dynamics.CRM.account',
      $Collection: true,
      $NavigationPropertyBinding: { primarycontactid: 'contacts' },
    });
    assert.deepEqual(schema['System']?.['WhoAmI'], { $Function: 'Microsoft.Dynamics.CRM.WhoAmI' });
  });
});
