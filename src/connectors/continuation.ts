/** A link of a system without the address of the system, so that it can be followed after the system has moved. */
export function below(root: string, link: string): string {
  return link.toLowerCase().startsWith(root.toLowerCase()) ? link.slice(root.length) : link;
}
