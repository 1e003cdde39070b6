const { camunda, isAny } = require('./helper');

/** A process runs, is versioned, and says how long its history is kept: ten years at least. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, [ 'bpmn:Process' ])) {
      return;
    }

    if (!node.isExecutable) {
      reporter.report(node.id, 'The process is executable');
    }

    const [ , days ] = /^P?(\d+)D?$/.exec(camunda(node, 'historyTimeToLive') || '') || [];

    if (!(Number(days) >= 3652)) {
      reporter.report(node.id, 'The process has a historyTimeToLive of at least P3652D');
    }

    if (!camunda(node, 'versionTag')) {
      reporter.report(node.id, 'The process has a versionTag');
    }
  }
});
