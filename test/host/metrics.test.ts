import assert from 'node:assert/strict';
import { createMetrics } from '../../src/host/metrics.ts';

describe('metrics', () => {
  it('renders counters, gauges and histograms as Prometheus reads them', async () => {
    const metrics = createMetrics();
    const hooks = metrics.counter('hooks_total', 'Hook calls.');
    hooks.add({ system: 'dataverse' });
    hooks.add({ system: 'dataverse' }, 2);
    metrics.gauge('queued', 'Waiting.', async () => [{ labels: { map: 'a"b\\c\nd' }, value: 4 }]);
    const seconds = metrics.histogram('seconds', 'Time.', [0.1, 1]);
    seconds.observe(0.05);
    seconds.observe(0.5);
    seconds.observe(7);
    assert.equal(
      await metrics.render(),
      [
        '# HELP hooks_total Hook calls.',
        '# TYPE hooks_total counter',
        'hooks_total{system="dataverse"} 3',
        '# HELP queued Waiting.',
        '# TYPE queued gauge',
        'queued{map="a\\"b\\\\c\\nd"} 4',
        '# HELP seconds Time.',
        '# TYPE seconds histogram',
        'seconds_bucket{le="0.1"} 1',
        'seconds_bucket{le="1"} 2',
        'seconds_bucket{le="+Inf"} 3',
        'seconds_sum 7.55',
        'seconds_count 3',
        '',
      ].join('\n'),
    );
  });

  it('leaves out a gauge that cannot be read and keeps the rest', async () => {
    const metrics = createMetrics();
    metrics.gauge('broken', 'Broken.', async () => Promise.reject(new TypeError('no store')));
    metrics.counter('fine', 'Fine.').add();
    const text = await metrics.render();
    assert.match(text, /^fine 1$/m);
    assert.doesNotMatch(text, /^broken /m);
  });
});
