// Rules for our styles.
export default {
  extends: "stylelint-config-standard",
  reportNeedlessDisables: true,
  rules: {
    "alpha-value-notation": "number",
    // rules that name more come where their subject is told, not by how much they name
    "no-descending-specificity": null,
    // Chrome 109 knows the older way to write a range, and no other
    "media-feature-range-notation": "prefix",
    "max-nesting-depth": [0, { ignoreAtRules: ["bottom-right"] }],
    // each !important and each id is on purpose: they beat the theme, or one element alone is meant
    "selector-class-pattern": "^[a-z][a-z0-9-]*(__[a-z]+)?(--[a-z]+)?$",
    "selector-id-pattern": "^(__)?[a-z][a-z0-9-]*$",
    "custom-property-pattern": "^[a-z][a-z0-9-]*(--[a-z]+)?$",
    // each :not() counts: the rule must be as strong as it is
    "selector-not-notation": null,
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4", "Consolas", "Roboto"] }],
  },
};
