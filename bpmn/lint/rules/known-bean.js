const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { camunda, isAny } = require('./helper');

const LIST = join(__dirname, '..', '..', 'beans.txt');

/** A service task calls a bean of the list, as ${name} and nothing else. */
module.exports = ({ beans } = {}) => {
  const names = beans || readBeans();

  return {
    check(node, reporter) {
      if (!isAny(node, [ 'bpmn:ServiceTask', 'bpmn:SendTask' ])) {
        return;
      }

      const expression = camunda(node, 'delegateExpression') || '';
      const [ , name ] = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(expression) || [];

      if (!names.includes(name)) {
        reporter.report(node.id, `The task calls a bean of beans.txt, not "${expression}"`);
      }
    }
  };
};

function readBeans() {
  return readFileSync(LIST, 'utf8')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'));
}
