import type { DefaultRule } from '../rules/rule.ts';
import { atNoon, text } from '../values.ts';
import type { Values } from '../values.ts';
import { addressOfWarehouse } from './address.ts';
import { whereBlank } from './blank.ts';

/** Where an order begins: as draft where the company manages changes, else approved at once. */
export const orderStatus: DefaultRule = {
  entity: 'PurchaseOrderHeaderV2',
  on: ['insert'],
  async fill({ records }, draft) {
    const parameters = await records.find('PurchaseParameters', { dataAreaId: draft.company });
    const managed = parameters?.values.ActivateChangeManagement === 'Yes';
    return {
      IsChangeManagementActive: managed ? 'Yes' : 'No',
      DocumentApprovalStatus: managed ? 'Draft' : 'Approved',
      PurchaseOrderStatus: 'Backorder',
    };
  },
};

/** What the vendor's record says about its orders. */
export const fromVendor: DefaultRule = {
  entity: 'PurchaseOrderHeaderV2',
  on: ['insert'],
  async fill(context, draft) {
    const account = text(draft.values, 'OrderVendorAccountNumber');
    const vendor = await context.records.find('VendorV2', { dataAreaId: draft.company, VendorAccountNumber: account });
    if (!vendor) return {};
    const of = (property: string) => text(vendor.values, property);
    return whereBlank(context, draft, {
      OrderVendorAccountNumber: of('VendorAccountNumber'),
      PurchaseOrderName: of('VendorOrganizationName'),
      VendorGroupId: of('VendorGroupId'),
      LanguageId: of('LanguageId'),
      CurrencyCode: of('CurrencyCode'),
      InvoiceVendorAccountNumber: of('InvoiceVendorAccountNumber') || of('VendorAccountNumber'),
      PaymentTermsName: of('DefaultPaymentTermsName'),
      DeliveryModeId: of('DefaultDeliveryModeId'),
      DeliveryTermsId: of('DefaultDeliveryTermsCode'),
      VendorPaymentMethodName: of('DefaultVendorPaymentMethodName'),
      Email: of('PrimaryEmailAddress'),
    });
  },
};

/** Today's dates, and the worker who creates the order as its orderer. */
export const orderOrigin: DefaultRule = {
  entity: 'PurchaseOrderHeaderV2',
  on: ['insert'],
  fill: (context, draft) =>
    whereBlank(context, draft, {
      AccountingDate: atNoon(context.today),
      RequestedDeliveryDate: atNoon(context.today),
      OrdererPersonnelNumber: context.user.personnelNumber,
      RequesterPersonnelNumber: text(draft.values, 'OrdererPersonnelNumber') || context.user.personnelNumber,
    }),
};

/** A warehouse brings its site and its address; both follow when the warehouse changes. */
export const orderDelivery: DefaultRule = {
  entity: 'PurchaseOrderHeaderV2',
  on: ['insert', 'update'],
  async fill(context, draft) {
    if (draft.operation === 'update' && !draft.changed.has('DefaultReceivingWarehouseId')) return {};
    const warehouse = await context.records.find('Warehouse', {
      dataAreaId: draft.company,
      WarehouseId: text(draft.values, 'DefaultReceivingWarehouseId'),
    });
    if (!warehouse) return {};
    const site: Values = draft.changed.has('DefaultReceivingSiteId')
      ? {}
      : { DefaultReceivingSiteId: text(warehouse.values, 'OperationalSiteId') };
    const address = Object.entries(addressOfWarehouse(warehouse.values)).filter(([name]) => !draft.changed.has(name));
    return { ...site, ...Object.fromEntries(address) };
  },
};

/** The address an invoice comes from is that of the invoicing vendor. */
export const invoiceAddress: DefaultRule = {
  entity: 'PurchaseOrderHeaderV2',
  on: ['insert', 'update'],
  async fill({ records }, draft): Promise<Values> {
    if (draft.operation === 'update' && !draft.changed.has('InvoiceVendorAccountNumber')) return {};
    const vendor = await records.find('VendorV2', {
      dataAreaId: draft.company,
      VendorAccountNumber: text(draft.values, 'InvoiceVendorAccountNumber'),
    });
    if (!vendor) return {};
    const of = (property: string) => text(vendor.values, property);
    const city = [of('AddressZipCode'), of('AddressCity')].filter((part) => part !== '').join(' ');
    return {
      InvoiceAddressStreet: of('AddressStreet'),
      InvoiceAddressCity: of('AddressCity'),
      InvoiceAddressState: of('AddressStateId'),
      InvoiceAddressZipCode: of('AddressZipCode'),
      InvoiceAddressCountryRegionId: of('AddressCountryRegionId'),
      FormattedInvoiceAddress: [of('AddressStreet'), city, of('AddressCountryRegionId')]
        .filter((part) => part !== '')
        .join('\n'),
    };
  },
};
