import { germany } from './companies.ts';
import type { Place } from './places.ts';

const place = (
  code: string,
  site: string,
  city: string,
  state: string,
  zip: string,
  latitude: number,
  longitude: number,
  street: string,
): Place => ({ code, site, address: { street, city, state, zip, country: germany, latitude, longitude } });

/** Where the depots of the German company stand. */
export const germanPlaces: readonly Place[] = [
  place('BER', 'OST', 'Berlin', 'BE', '12099', 52.4574, 13.3931, 'Teilefabrikweg 12'),
  place('POT', 'OST', 'Potsdam', 'BB', '14482', 52.3926, 13.1001, 'Wagenhallenstraße 3'),
  place('LEJ', 'OST', 'Leipzig', 'SN', '04158', 51.4005, 12.3402, 'Güterring 27'),
  place('DRS', 'OST', 'Dresden', 'SN', '01127', 51.0741, 13.7113, 'Großenhainer Hof 8'),
  place('ERF', 'OST', 'Erfurt', 'TH', '99086', 50.9972, 11.0329, 'Nordlager 15'),
  place('HAM', 'NORD', 'Hamburg', 'HH', '20457', 53.5395, 9.9877, 'Speicherkai 41'),
  place('BRE', 'NORD', 'Bremen', 'HB', '28217', 53.1012, 8.7712, 'Überseedamm 9'),
  place('HAJ', 'NORD', 'Hannover', 'NI', '30179', 52.4171, 9.7484, 'Vahrenheider Bogen 5'),
  place('RLG', 'NORD', 'Rostock', 'MV', '18147', 54.1351, 12.1082, 'Petersdorfer Kai 2'),
  place('KEL', 'NORD', 'Kiel', 'SH', '24148', 54.3226, 10.1763, 'Schwentineufer 18'),
  place('CGN', 'WEST', 'Köln', 'NW', '50735', 50.9791, 6.9797, 'Niehler Werft 33'),
  place('DUS', 'WEST', 'Düsseldorf', 'NW', '40221', 51.2138, 6.7385, 'Plangestraße 6'),
  place('DTM', 'WEST', 'Dortmund', 'NW', '44147', 51.5318, 7.4507, 'Speicherstraße 71'),
  place('FMO', 'WEST', 'Münster', 'NW', '48155', 51.9486, 7.6412, 'Am Stadthafen 20'),
  place('SCN', 'WEST', 'Saarbrücken', 'SL', '66115', 49.2384, 6.9685, 'Saaruferstraße 11'),
  place('KSF', 'MITTE', 'Kassel', 'HE', '34123', 51.3007, 9.5301, 'Fuldadamm 4'),
  place('FRA', 'MITTE', 'Frankfurt am Main', 'HE', '60314', 50.1141, 8.7237, 'Hanauer Gleis 58'),
  place('MHG', 'MITTE', 'Mannheim', 'BW', '68159', 49.4983, 8.4521, 'Mühlauhafen 16'),
  place('STR', 'SUED', 'Stuttgart', 'BW', '70327', 48.7781, 9.2511, 'Neckarlager 24'),
  place('FKB', 'SUED', 'Karlsruhe', 'BW', '76189', 49.0153, 8.3377, 'Nordbeckenstraße 19'),
  place('QFB', 'SUED', 'Freiburg im Breisgau', 'BW', '79108', 48.0339, 7.8519, 'Tullahof 7'),
  place('NUE', 'SUED', 'Nürnberg', 'BY', '90451', 49.4021, 11.0571, 'Hafenstraße am Kanal 30'),
  place('MUC', 'SUED', 'München', 'BY', '81241', 48.1497, 11.4617, 'Gleislager Pasing 14'),
  place('AGB', 'SUED', 'Augsburg', 'BY', '86154', 48.3913, 10.8747, 'Wertachlager 10'),
];
