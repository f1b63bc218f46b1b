import type { FinanceOperationsClient } from './client.ts';
import { readEdmx, type ServiceSchema } from './edmx.ts';

/** What the environment says of its entities. The document is large, so it is read when first needed and kept. */
export class Schema {
  private readonly client: FinanceOperationsClient;
  private known: Promise<ServiceSchema> | null = null;

  constructor(client: FinanceOperationsClient) {
    this.client = client;
  }

  read(): Promise<ServiceSchema> {
    if (this.known !== null) return this.known;
    const asked = this.client.metadata().then(readEdmx);
    this.known = asked;
    asked.catch(() => {
      if (this.known === asked) this.known = null;
    });
    return asked;
  }

  /** Forgets what was read, so that the next question is asked anew. */
  forget(): void {
    this.known = null;
  }
}
