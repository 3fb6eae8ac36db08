// Starts the components of GOV.UK Frontend and our own additions. Every page works without this.
import { initAll } from "./govuk-frontend.min.js";
import "./own.js";

initAll();
