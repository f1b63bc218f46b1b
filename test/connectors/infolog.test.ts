import assert from 'node:assert/strict';
import { readInfolog } from '../../src/connectors/finance-operations/infolog.ts';
import { problemsOf } from '../../src/connectors/finance-operations/errors.ts';
import { unwrapped } from '../../src/connectors/wrapping.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';

const golden: readonly { readonly raw: string; readonly messages: readonly string[]; readonly field?: string }[] = [
  {
    raw: "Write failed for table row of type 'CustCustomerV3Entity'. Infolog: Warning: The value 'Local' in field 'Customer group' is not found in the related table 'Customer groups'.; Warning: validateField failed on field 'CustCustomerV3Entity.CustomerGroupId'.",
    messages: ["The value 'Local' in field 'Customer group' is not found in the related table 'Customer groups'."],
    field: 'CustomerGroupId',
  },
  {
    raw: "Write failed for table row of type 'CustCustomerGroupEntity'. Infolog: Info: Cannot create a record in Customer groups (CustGroup). Customer group: Batch2, Batch 2 Test group T1.\nThe record already exists..",
    messages: [
      'Cannot create a record in Customer groups (CustGroup). Customer group: Batch2, Batch 2 Test group T1.\nThe record already exists.',
    ],
  },
  {
    raw: "Write failed for table row of type 'PurchPurchaseOrderLineV2Entity'. Infolog: Warning: Item 'L-10780-02' is blocked for 'Purchase order'.; Warning: validateWrite failed on data source 'PurchLine (PurchLine)'.",
    messages: ["Item 'L-10780-02' is blocked for 'Purchase order'."],
  },
  {
    raw: "Write failed for table row of type 'SalesOrderLineV3Entity'. Infolog: Warning: Inventory dimension Site is mandatory and must consequently be specified.; Error: Update has been canceled..",
    messages: ['Inventory dimension Site is mandatory and must consequently be specified.'],
  },
  {
    raw: "Write failed for table row of type 'CustCustomerV3Entity'. Infolog: Error: Cannot create customer with account number 'A-1' with same party number as prospect 'P-1'.",
    messages: ["Cannot create customer with account number 'A-1' with same party number as prospect 'P-1'."],
  },
  {
    raw: 'Ledger journal table cannot be deleted while dependent Journal lines exist.',
    messages: ['Ledger journal table cannot be deleted while dependent Journal lines exist.'],
  },
  {
    raw: "Write failed for table row of type 'X'. Infolog: Error: One.; Warning: Two; with a semicolon.; Error: One.",
    messages: ['One.', 'Two; with a semicolon.'],
  },
  {
    raw: 'Exception occurred while executing action submit on Entity MyLeaveRequest: The request is empty.',
    messages: ['The request is empty.'],
  },
  {
    raw: "Write failed for entity Warehouses with unknown exception - Field 'Site' must be filled in. validateWrite failed on data source 'InventLocation (InventLocation)'",
    messages: ["Field 'Site' must be filled in."],
  },
  {
    raw: "Write failed for table row of type 'InventWarehouseEntity'. Infolog: Error: Cannot save the changes to the database. Unit of Work can not commit transaction. Unable to write data to entity Warehouses. Writes to Warehouses failed with error message The record is being changed in the connected system. Try again later..",
    messages: ['The record is being changed in the connected system. Try again later.'],
  },
];

const wrapped: readonly (readonly [raw: string, message: string])[] = [
  [
    'Cannot save the changes to the database. Unit of Work can not commit transaction. Unable to write data to entity accounts. Writes to Customers V3 failed with error message The account is on hold.',
    'The account is on hold.',
  ],
  [
    'Unable to write data to entity msdyn_warehouses. Unable to lookup msdyn_operationalsites with values {9}. The remote server returned an error: (400) Bad Request.',
    'Unable to lookup msdyn_operationalsites with values {9}.',
  ],
  [
    '"RecordError0":"Write failed for entity Customers V3 with unknown exception - The group is unknown.',
    'The group is unknown.',
  ],
  [
    'Writing failed. Request failed with status code BadRequest and CDS error code : 0x80040265 response message: An error occurred in plugin. A record that has the attribute values X-1 already exists.',
    'A record that has the attribute values X-1 already exists.',
  ],
  [
    'An unexpected error occurred from ISV code. (ErrorType = ClientError) Unexpected exception from plug-in (Execute): Microsoft.Dynamics.Integrator.DualWriteRuntime.Plugins.PostCommitPlugin: System.Exception: failed to process entity msdyn_warehouses - (The site is closed.)',
    'The site is closed.',
  ],
  ['A plain sentence (with a remark).', 'A plain sentence (with a remark).'],
];

describe('Infolog texts', () => {
  for (const { raw, messages, field } of golden) {
    it(`read as "${messages.join(' / ').slice(0, 60)}"`, () => {
      const read = readInfolog(raw);
      assert.deepEqual(
        read.map(({ message }) => message),
        messages,
      );
      assert.equal(read[0]?.field ?? null, field ?? null);
    });
  }

  for (const [raw, message] of wrapped) {
    it(`come out of their wrapping as "${message.slice(0, 60)}"`, () => {
      assert.equal(unwrapped(raw), message);
    });
  }

  it('name the canonical field by validation, by label and by dimension', async () => {
    const warehouse = (await loadMaps()).get('warehouse');
    const fieldIn = (message: string) => {
      const error = { code: '', message: 'An error has occurred.', innererror: { message, type: '' } };
      return problemsOf({ status: 400, text: JSON.stringify({ error }) }, warehouse, null).problems[0]?.field;
    };
    const infolog = "Write failed for table row of type 'InventWarehouseEntity'. Infolog: ";
    assert.equal(fieldIn(`${infolog}Error: Field 'Site' must be filled in.`), 'OperationalSiteId');
    assert.equal(
      fieldIn(
        `${infolog}Warning: Wrong.; Warning: validateField failed on field 'InventWarehouseEntity.WarehouseName'.`,
      ),
      'WarehouseName',
    );
    assert.equal(fieldIn(`${infolog}Warning: Inventory dimension Site is mandatory.`), 'OperationalSiteId');
    assert.equal(fieldIn(`${infolog}Error: Something else.`), null);
  });

  it('tell a conflict from a rule', async () => {
    const warehouse = (await loadMaps()).get('warehouse');
    const conflictIn = (message: string) => {
      const error = { code: '', message: 'An error has occurred.', innererror: { message, type: '' } };
      const { conflict, problems } = problemsOf({ status: 400, text: JSON.stringify({ error }) }, warehouse, null);
      return conflict ? problems[0]?.code : null;
    };
    assert.equal(conflictIn('No resources were found when selecting for update.'), 'NOT_FOUND');
    assert.equal(
      conflictIn(
        'Cannot edit a record in Warehouses (InventLocation). An update conflict occurred due to another user process deleting the record or changing one or more fields in the record.',
      ),
      'VERSION_CHANGED',
    );
    assert.equal(
      conflictIn('Cannot create a record in Warehouses (InventLocation).\nThe record already exists.'),
      'KEY_EXISTS',
    );
    assert.equal(conflictIn("Field 'Site' must be filled in."), null);
  });
});
