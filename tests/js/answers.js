// Questions in, answers out, as JSON: for tests in Python that ask the browser's own code.
import { readFileSync } from "node:fs";
import { answer } from "./answering.js";

const { shapes, dots } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(shapes.map((shape) => answer({ ...shape, dots: dots[shape.plane] }))));
