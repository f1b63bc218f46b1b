import type { CompanyCode } from './companies.ts';

/** When a vendor is paid. */
export interface PaymentTerm {
  readonly name: string;
  readonly description: string;
  readonly days: number;
  readonly months?: number;
  readonly method?: 'Net' | 'CurrentMth' | 'COD' | 'CutOffDate';
  readonly cutoffDay?: number;
  readonly cash?: boolean;
  readonly day?: string;
  readonly schedule?: string;
  readonly isDefault?: boolean;
}

/** Terms of payment, the same in each company. */
export const paymentTerms: readonly PaymentTerm[] = [
  { name: 'Net10', description: 'Net 10 days', days: 10 },
  { name: 'Net14', description: 'Net 14 days', days: 14 },
  { name: 'Net30', description: 'Net 30 days', days: 30, isDefault: true },
  { name: 'Net60', description: 'Net 60 days', days: 60 },
  { name: 'M15', description: 'The 15th of next month', days: 0, months: 1, method: 'CurrentMth', day: 'D15' },
  { name: 'COD', description: 'Cash on delivery', days: 0, method: 'COD', cash: true },
  { name: 'CUT20', description: 'Cutoff on the 20th', days: 10, method: 'CutOffDate', cutoffDay: 20 },
  { name: 'PARTS3', description: 'Three part payments', days: 30, schedule: 'THREE' },
];

/** A code with what it stands for. */
export interface Code {
  readonly code: string;
  readonly description: string;
}

export const deliveryModes: readonly Code[] = [
  { code: 'Ground', description: 'Ground freight' },
  { code: 'Express', description: 'Express parcel' },
  { code: 'Air', description: 'Air freight' },
  { code: 'Sea', description: 'Sea container' },
  { code: 'Pickup', description: 'Collected by our own driver' },
  { code: 'Courier', description: 'Same-day courier' },
];

export const deliveryTerms: readonly Code[] = [
  { code: 'EXW', description: 'Ex works' },
  { code: 'FCA', description: 'Free carrier' },
  { code: 'DAP', description: 'Delivered at place' },
  { code: 'DDP', description: 'Delivered duty paid' },
];

export const paymentMethods: Readonly<Record<CompanyCode, readonly Code[]>> = {
  usmf: [
    { code: 'CHECK', description: 'Check by post' },
    { code: 'ACH', description: 'Automated clearing house' },
    { code: 'WIRE', description: 'Wire transfer' },
  ],
  demf: [
    { code: 'SEPA', description: 'SEPA-Überweisung' },
    { code: 'WIRE', description: 'Auslandsüberweisung' },
  ],
};

/** Days of the month on which payments are made. */
export const paymentDays: readonly (Code & { readonly day: number })[] = [
  { code: 'D15', description: 'The 15th', day: 15 },
  { code: 'DLAST', description: 'The last day', day: 31 },
];

export const paymentSchedules: readonly (Code & { readonly payments: number })[] = [
  { code: 'THREE', description: 'Three equal parts', payments: 3 },
  { code: 'QUARTER', description: 'Four quarters', payments: 4 },
];
