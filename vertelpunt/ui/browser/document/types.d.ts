// What Python gives the document. tests/test_document_types.py holds this against what it really sends.

export interface Cookie {
  name: string;
  value: string;
  seconds: number;
}

/** `ticket`: for a cookie that no script may read. `script`: what to fetch ahead. */
export interface DocumentData {
  cookies: Cookie[];
  ticket: string | null;
  base: string;
  script: string | null;
  one_screen: boolean;
  big_screen: boolean;
}
