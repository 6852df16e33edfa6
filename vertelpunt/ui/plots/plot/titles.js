// The stories that dots stand for, and which is open: every plot of the page looks them up.
import { page } from "../page.js";

/** @import { TitlesData } from "./types" */

/** @param {{ data: TitlesData }} given */
export default function ({ data }) {
  page.say("stories", data.stories);
  page.say("opened", data.opened);
}
