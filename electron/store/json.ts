declare const content: unique symbol;

/** JSON text of a `T`. Columns are typed with it: only this store writes them, and their CHECK keeps them JSON. */
export type Json<T> = string & { readonly [content]: T };

export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T;
}

export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value) as Json<T>;
}
