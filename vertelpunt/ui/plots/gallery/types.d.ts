// What Python gives the gallery. tests/test_plot_types.py holds this against what it really sends.

/** How much room a figure needs (`plots/pattern.py`). */
export type Shape = "square" | "plane" | "bars" | "list" | "line";

export interface Plot {
  file: string;
  title: string;
  shape: Shape;
}

export interface GalleryData {
  plots: Plot[];
}
