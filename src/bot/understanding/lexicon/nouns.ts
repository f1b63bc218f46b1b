/** What people call records besides their proper names, and which language a sentence is in. */
import type { Language, PerLanguage } from '../../texts/language.ts';
import type { Hearing } from '../hearing.ts';
import { spelledOut } from '../numbers.ts';

const list = (words: string): readonly string[] => words.split(',').map((word) => spelledOut(word.trim()));

/** By kind of record, in lower case. */
export const moreNouns: PerLanguage<Readonly<Record<string, readonly string[]>>> = {
  en: {
    'purchase-order': list('orders, pos, purchase orders, p.os, procurement order, purchase'),
    'work-order': list(
      'work orders, workorders, wos, jobs, tickets, service orders, service call, call-out, callout, job ticket, service job, service ticket, assignment, work oder, work odrer',
    ),
    'customer-asset': list(
      'assets, machine, machines, unit, equipment, device, devices, installation, installations, kit, gear, plant, customer assets, appliance',
    ),
    warehouse: list(
      'warehouses, depot, depots, depo, store, stores, storeroom, storage, stockroom, whs, storage location',
    ),
    product: list('products, item, items, part, parts, article, articles, material, spare, spares, spare parts'),
    vendor: list('vendors, supplier, suppliers, seller, manufacturer'),
    'customer-asset-category': list(
      'asset categories, asset category, categories, category, asset type, asset types, machine types, equipment types, asset class, classes of asset',
    ),
    'payment-term': list('payment terms, terms of payment, payment term, terms, paymnt term'),
    'ship-via': list(
      'ship vias, delivery modes, delivery mode, shipping methods, shipping method, modes of delivery, carriers, shipping options, ways to ship',
    ),
  },
  de: {
    'purchase-order': list(
      'bestellungen, orders, pos, bestellnummer, einkaufsbestellung, einkaufsbestellungen, auftrag an den lieferanten',
    ),
    'work-order': list(
      'arbeitsaufträge, aufträge, serviceaufträge, einsätze, tickets, workorders, jobs, job, reparaturauftrag, wartungsauftrag, termin beim kunden',
    ),
    'customer-asset': list(
      'anlagen, maschine, maschinen, gerät, geräte, kundenanlage, kundenanlagen, aggregat, apparat, asset, assets, equipment',
    ),
    warehouse: list('lager, depot, depots, lagerort, lagerorte, lagern, standort, lagerhaus, lagers, warehouse, läger'),
    product: list('produkte, artikel, teile, teil, material, ersatzteil, ersatzteile, ware'),
    vendor: list('lieferanten, lieferant, hersteller, zulieferer, anbieter'),
    'customer-asset-category': list(
      'anlagenkategorie, anlagenkategorien, kategorien, kategorie, anlagentypen, anlagenarten, gerätetypen',
    ),
    'payment-term': list('zahlungsbedingung, zahlungsbedingungen, zahlungsziel, zahlungsziele, zahlungskonditionen'),
    'ship-via': list('lieferart, lieferarten, versandart, versandarten, versandwege, lieferwege'),
  },
};

const telling: PerLanguage<ReadonlySet<string>> = {
  en: new Set(
    'the of to is are was were for from with what which who where when why how my me you we it its this that please can could would do does did have has had on and or not i im id all any our by at an be been get got show'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das den dem des ein eine einen einem einer ist sind war und oder nicht noch ich du er sie es wir ihr mir mich uns bitte mal wer was wo wann warum wie welche welcher welches zu zum zur von vom mit bei beim auf aus im fuer ueber habe hab hat haben kann kannst koennen soll muss schon nach doch gibt zeig zeige nur auch da gerade grad'.split(
      ' ',
    ),
  ),
};

/** The language that more of the small words are of; the reader's where neither has more. */
export function languageSaid({ tokens }: Hearing, reader: Language): Language {
  const said = (language: Language): number =>
    tokens.filter(({ word, implied }) => !implied && telling[language].has(word)).length;
  const [english, german] = [said('en'), said('de')];
  return english === german ? reader : english > german ? 'en' : 'de';
}
