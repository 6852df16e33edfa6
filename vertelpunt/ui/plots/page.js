// What plots and gallery tell the rest of the page, and each other.
import { channel } from "../browser/channel.js";

export const page = channel();
