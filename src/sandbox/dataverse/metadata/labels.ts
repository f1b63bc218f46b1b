import { stableId } from '../stable-id.ts';

/** A text as metadata tells it: by language, and the one of the asking user. English only. */
export function label(text: string, name: string): object {
  const localized = {
    Label: text,
    LanguageCode: 1033,
    IsManaged: true,
    MetadataId: stableId(`label ${name}`),
    HasChanged: null,
  };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

/** A setting that a solution may or may not let others change. */
export function managed(value: unknown, name: string): object {
  return { Value: value, CanBeChanged: false, ManagedPropertyLogicalName: name };
}
