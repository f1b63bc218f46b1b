/**
 * Stands in for `adaptivecards/src/schema`, which the declarations of adaptivecards-templating name for one function that is not used
 * here. The real one is source, not declarations, and does not fit this project's compiler settings.
 */
export type IAdaptiveCard = Readonly<Record<string, unknown>>;
