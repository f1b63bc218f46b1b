import assert from 'node:assert/strict';
import { messageOf, problemOf, throwUnlessRefusal } from '../../src/connectors/dataverse/errors.ts';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';

const maps = await loadMaps();
const answer = (status: number, code: string, message: string) => ({
  status,
  text: JSON.stringify({ error: { code, message } }),
});
const told = (status: number, code: string, message: string, map = 'warehouse') => {
  const { problem, conflict } = problemOf(answer(status, code, message), maps.get(map), null);
  return { code: problem.code, field: problem.field, message: problem.message, conflict };
};

describe('Errors of Dataverse', () => {
  it('keep apart the four that share status 412', () => {
    const kinds = ['0x80060882', '0x80040237', '0x80060892', '0x80040333'].map((code) => told(412, code, 'Told.'));
    assert.deepEqual(
      kinds.map(({ code, conflict }) => [code, conflict]),
      [
        ['VERSION_CHANGED', true],
        ['KEY_EXISTS', true],
        ['KEY_EXISTS', true],
        ['0x80040333', false],
      ],
    );
  });

  it('read codes in either notation', () => {
    assert.equal(messageOf(answer(412, '-2147088254', 'x')).code, '0x80060882');
    assert.equal(messageOf(answer(412, '0X80060882', 'x')).code, '0x80060882');
  });

  it('name the field by its column', () => {
    const text =
      "A validation error occurred.  The length of the 'msdyn_description' attribute of the 'msdyn_warehouse' entity exceeded the maximum allowed length of '60'.";
    assert.deepEqual(told(400, '0x80044331', text), {
      code: '0x80044331',
      field: 'WarehouseName',
      message: text.replace('A validation error occurred.  ', ''),
      conflict: false,
    });
    assert.equal(told(400, '0x0', "Attribute 'msdyn_operationalsite' cannot be NULL.").field, 'OperationalSiteId');
    assert.equal(
      told(400, '0x0', "Attribute 'msdyn_purchaseorderdate' cannot be NULL.", 'purchase-order').field,
      'AccountingDate',
    );
  });

  it('keep the text of a plug-in as it is', () => {
    const refusal = told(400, '0x80040265', "Supply Chain Management: Field 'Site' must be filled in.");
    assert.equal(refusal.message, "Supply Chain Management: Field 'Site' must be filled in.");
    assert.equal(refusal.field, 'OperationalSiteId');
    assert.equal(refusal.conflict, false);
  });

  it('take a record that is gone for a conflict, and a reference that leads nowhere for a refusal', () => {
    assert.equal(told(404, '0x80040217', 'msdyn_warehouse With Id = 1 Does Not Exist').conflict, true);
    assert.equal(told(400, '0x80040217', 'msdyn_operationalsite With Id = 1 Does Not Exist').conflict, false);
  });

  it('are no refusals when the service itself stumbles', () => {
    assert.throws(
      () => throwUnlessRefusal(answer(500, '0x80040216', 'An unexpected error occurred.')),
      (error: unknown) => error instanceof SystemFailure && error.applied === 'unknown',
    );
    assert.throws(
      () => throwUnlessRefusal(answer(503, '', 'Busy')),
      (error: unknown) => error instanceof SystemFailure && error.applied === 'no',
    );
    assert.doesNotThrow(() => throwUnlessRefusal(answer(500, '0x80040265', 'The plug-in says no.')));
    assert.doesNotThrow(() => throwUnlessRefusal(answer(400, '0x0', 'No.')));
  });

  it('say at least the status when they say nothing', () => {
    assert.equal(messageOf({ status: 400, text: '' }).message, 'Dataverse answered with status 400.');
  });
});
