export interface Served {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

export function serve(options?: { readonly port?: number; readonly web?: string; readonly folders?: { readonly [prefix: string]: string } }): Promise<Served>;
