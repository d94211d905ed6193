// The one global that our scripts share once they are published: what comes later than the script that asks for it.
interface Kho {
  facets: typeof import("../../docs/assets/search/facets.js");
  facetPanel: typeof import("../../docs/assets/search/facet-panel.js");
  listExport: typeof import("../../docs/assets/search/list-export.js");
}
declare const kho: Kho;
