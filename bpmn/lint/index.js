const RULES = [
  'async-start',
  'binding',
  'candidate-groups',
  'default-flow',
  'documentation',
  'drawn',
  'form-key',
  'ids',
  'known-bean',
  'labels',
  'no-code',
  'phase-terminates',
  'process-attributes',
  'wait-deadline'
];

module.exports = {
  configs: {
    recommended: {
      rules: Object.fromEntries(RULES.map(name => [ name, 'error' ]))
    }
  },
  rules: Object.fromEntries(RULES.map(name => [ name, `./rules/${name}` ]))
};
