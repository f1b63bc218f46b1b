import {
  actOnBehalf,
  assignRole,
  bypassLogic,
  bypassPlugins,
  customizingPrivileges,
} from './miscellaneous-privileges.ts';

/** What a role lets its holder do with rows of one table, one letter each: Create, Read, Write, Delete, Append, append To. */
type Grant = string;

/** A security role: tables to rights, `*` standing for every table that is not named. */
export interface Role {
  readonly name: string;
  readonly grants: Readonly<Record<string, Grant>>;
  /** Rights that belong to no table. */
  readonly miscellaneous?: readonly string[];
}

const edit = 'CRWAT';
const full = 'CRWDAT';
const look = 'RT';

/** What everybody who is a user of the organisation may do. */
const basicUser: Role = {
  name: 'Basic User',
  grants: { systemuser: look, team: look, businessunit: look, account: look, contact: look },
};

const dualWriteUser: Role = {
  name: 'dual-write app user',
  grants: { cdm_company: look, transactioncurrency: look },
};

const dispatcher: Role = {
  name: 'Field Service - Dispatcher',
  grants: {
    '*': look,
    serviceendpoint: '',
    sdkmessageprocessingstep: '',
    sdkmessageprocessingstepsecureconfig: '',
    msdyn_workorder: full,
    msdyn_workorderproduct: full,
    msdyn_customerasset: edit,
    msdyn_customerassetcategory: edit,
    msdyn_functionallocation: edit,
    bookableresourcebooking: full,
    account: edit,
  },
};

const inventoryPurchase: Role = {
  name: 'Field Service - Inventory Purchase',
  grants: {
    msdyn_warehouse: full,
    msdyn_purchaseorder: full,
    msdyn_purchaseorderproduct: full,
    msdyn_purchaseorderreceipt: full,
    msdyn_purchaseorderreceiptproduct: full,
    msdyn_productinventory: edit,
    msdyn_inventoryjournal: edit,
    msdyn_paymentterm: edit,
    msdyn_shipvia: edit,
  },
};

const resource: Role = {
  name: 'Field Service - Resource',
  grants: {
    '*': look,
    serviceendpoint: '',
    sdkmessageprocessingstep: '',
    sdkmessageprocessingstepsecureconfig: '',
    msdyn_workorder: 'RWAT',
    msdyn_workorderproduct: edit,
    msdyn_customerasset: edit,
    bookableresourcebooking: 'RWAT',
    msdyn_purchaseorderreceipt: edit,
    msdyn_purchaseorderreceiptproduct: edit,
  },
};

const administrator: Role = {
  name: 'System Administrator',
  grants: { '*': full },
  miscellaneous: [actOnBehalf, bypassPlugins, bypassLogic, assignRole, ...customizingPrivileges],
};

const customizer: Role = {
  name: 'System Customizer',
  grants: {
    '*': look,
    publisher: full,
    solution: full,
    solutioncomponent: full,
    serviceendpoint: full,
    sdkmessageprocessingstep: full,
    sdkmessageprocessingstepsecureconfig: full,
    sdkmessageprocessingstepimage: full,
  },
  miscellaneous: customizingPrivileges,
};

const integration: Role = {
  name: 'Dispatch Copilot Integration',
  grants: { '*': full },
  miscellaneous: [actOnBehalf, bypassLogic],
};

/** The roles the organisation knows, by name. Who holds which is data: rows of `systemuserroles`. */
export const roles: ReadonlyMap<string, Role> = new Map(
  [basicUser, dualWriteUser, dispatcher, inventoryPurchase, resource, administrator, customizer, integration].map(
    (role) => [role.name, role],
  ),
);
