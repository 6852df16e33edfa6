// What Python tells the edge. tests/test_component_types.py holds this against the Python there.

/** `stories`: what the handle says of the panel; `opened`: the story open in it. */
export interface Panel {
  stories: string;
  opened: string | null;
}
