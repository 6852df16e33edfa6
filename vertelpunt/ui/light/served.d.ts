/** What the server writes above the worker (`page.py`). */
declare const VERTELPUNT: { base: string; version: string; files: string[] };
