/** German: what records, fields and symbols are called. A map that is not here speaks for itself. */
import type { Texts } from '../texts.ts';
import { germanFields } from './fields.ts';

export const germanEntities: Pick<Texts, 'entities' | 'fields' | 'symbols'> = {
  entities: {
    warehouse: {
      one: 'Lager',
      many: 'Lager',
      also: ['Lagerort', 'Lagerorte', 'Depot', 'Depots', 'Wagen', 'Warenlager'],
    },
    'customer-asset': {
      one: 'Anlage',
      many: 'Anlagen',
      also: ['Kundenanlage', 'Kundenanlagen', 'Gerät', 'Geräte', 'Maschine', 'Maschinen'],
    },
    'customer-asset-category': {
      one: 'Anlagentyp',
      many: 'Anlagentypen',
      also: ['Anlagenkategorie', 'Anlagenkategorien', 'Anlagenart', 'Anlagenarten', 'Kategorie', 'Kategorien'],
    },
    'payment-term': {
      one: 'Zahlungsbedingung',
      many: 'Zahlungsbedingungen',
      also: ['Zahlungsziel', 'Zahlungsziele', 'Zahlungskondition', 'Zahlungskonditionen'],
    },
    'ship-via': {
      one: 'Lieferart',
      many: 'Lieferarten',
      also: ['Versandart', 'Versandarten', 'Versandweg', 'Versandwege'],
    },
    'purchase-order': { one: 'Bestellung', many: 'Bestellungen', also: [] },
    'purchase-order-product': { one: 'Bestellposition', many: 'Bestellpositionen', also: ['Position', 'Positionen'] },
    'purchase-order-receipt': { one: 'Wareneingang', many: 'Wareneingänge', also: [] },
    'purchase-order-receipt-product': { one: 'Wareneingangsposition', many: 'Wareneingangspositionen', also: [] },
  },
  fields: germanFields,
  symbols: {
    warehouse: {
      WarehouseType: {
        GoodsInRoute_RU: 'Ware unterwegs (RU)',
        Transit: 'Transit',
        Quarantine: 'Quarantäne',
        Standard: 'Standard',
        ItmGIT: 'Ware unterwegs',
        ItmUnder: 'Minderlieferung',
      },
      WarehouseReleaseReservationRequirementRule: {
        NotApplicable: 'Nicht zutreffend',
        AllowPartialReservation: 'Teilreservierung erlaubt',
        RequireFullReservation: 'Volle Reservierung nötig',
      },
      InventoryStatusChangeReservationRemovalLevel: {
        None: 'Keine',
        Reservation: 'Reservierung',
        MarkingReservation: 'Markierung und Reservierung',
      },
    },
    'payment-term': {
      PaymentMethodType: {
        Net: 'Netto',
        CurrentMth: 'Laufender Monat',
        CurrentQuart: 'Laufendes Quartal',
        CurrentYear: 'Laufendes Jahr',
        CurrentWeek: 'Laufende Woche',
        COD: 'Nachnahme',
        CutOffDate: 'Stichtag',
      },
      CreditCardPaymentType: { NA: 'Keine', CreditCard: 'Kreditkarte' },
      CreditCardCreditCheckType: { Normal: 'Normal', ByPass: 'Überspringen' },
    },
  },
};
