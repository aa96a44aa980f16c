// Draws the charts of a page with ECharts, as SVG. Colours are those of the style sheet, by name, so
// that a change of theme needs no new drawing.
(function () {
  'use strict';

  var PRINT_WIDTH = 690;
  var COLUMN_GAP = 26;
  var NARROW = 300;
  var NARROW_ROWS = 480;

  // Size of the letters in charts: smaller on paper, as all letters are there.
  var letters = 11.5;

  // --- Figures for people. ---
  function rough(value) {
    var size = Math.abs(value);
    if (size >= 1e9) { return (value / 1e9).toFixed(1) + 'bn'; }
    if (size >= 1e6) { return (value / 1e6).toFixed(size >= 1e8 ? 0 : 1) + 'm'; }
    if (size >= 1e5) { return Math.round(value / 1e3) + 'k'; }
    if (size >= 100) { return Math.round(value).toLocaleString('en-GB'); }
    return String(Number(value.toPrecision(2)));
  }

  function inUnit(value, unit) {
    if (value === null || value === undefined) { return '–'; }
    if (unit === '£') { return (value < 0 ? '-£' : '£') + rough(Math.abs(value)); }
    return rough(value) + (unit ? ' ' + unit : '');
  }

  function axisText(unit) {
    return function (value) { return unit === '£' ? inUnit(value, unit) : rough(value); };
  }

  function safe(text) {
    return echarts.format.encodeHTML(String(text));
  }

  // --- What charts have in common. ---
  var FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

  function base(extra) {
    var option = {
      animation: false,
      textStyle: {fontFamily: FONT, fontSize: letters, color: 'var(--soft)'},
      tooltip: {
        trigger: 'axis', confine: true, className: 'tip', backgroundColor: 'var(--card)',
        borderColor: 'var(--line)', padding: [8, 11], textStyle: {color: 'var(--ink)', fontSize: 12.5},
        axisPointer: {type: 'line', lineStyle: {color: 'var(--soft)', width: 1, type: 'dotted'}, label: {show: false}}
      },
      grid: {left: 4, right: 16, top: 30, bottom: 4, containLabel: true}
    };
    Object.keys(extra).forEach(function (key) { option[key] = extra[key]; });
    return option;
  }

  function legend(names) {
    return {
      data: names, top: 0, left: 0, itemWidth: 16, itemHeight: 8, itemGap: 14, selectedMode: false,
      textStyle: {color: 'var(--soft)', fontSize: letters}, inactiveColor: 'var(--line)'
    };
  }

  // Names take as many lines above a drawing as they need.
  function legendLines(names, width) {
    return Math.ceil(names.reduce(function (sum, name) { return sum + 48 + 6.4 * name.length; }, 0) / width);
  }

  function valueAxis(unit, name, extra) {
    var axis = {
      type: 'value', name: name || '', nameTextStyle: {color: 'var(--soft)', fontSize: letters},
      axisLine: {show: false}, axisTick: {show: false}, splitNumber: 4,
      splitLine: {lineStyle: {color: 'var(--line)', width: 1}},
      axisLabel: {color: 'var(--soft)', fontSize: letters, hideOverlap: true, formatter: axisText(unit)}
    };
    Object.keys(extra || {}).forEach(function (key) { axis[key] = extra[key]; });
    return axis;
  }

  function nameAxis(names, extra) {
    var axis = {
      type: 'category', data: names,
      axisLine: {lineStyle: {color: 'var(--line)'}}, axisTick: {show: false},
      axisLabel: {color: 'var(--ink)', fontSize: letters}
    };
    Object.keys(extra || {}).forEach(function (key) { axis[key] = extra[key]; });
    return axis;
  }

  function shortened(longest) {
    return function (name) { return name.length > longest ? name.slice(0, longest - 1) + '…' : name; };
  }

  // Names of rows: cut where they are very long, on two lines where the chart is narrow.
  function nameLabel(width, longest) {
    var label = {color: 'var(--ink)', fontSize: letters, interval: 0, formatter: shortened(width < NARROW_ROWS ? 28 : longest)};
    return width < NARROW_ROWS ? Object.assign(label, {width: 0.36 * width, overflow: 'break', lineHeight: letters}) : label;
  }

  function line(name, data, colour, extra) {
    var series = {
      name: name, type: 'line', data: data, showSymbol: false, symbol: 'circle', symbolSize: 6,
      emphasis: {disabled: true}, lineStyle: {color: colour, width: 1.8}, itemStyle: {color: colour}
    };
    Object.keys(extra || {}).forEach(function (key) { series[key] = extra[key]; });
    return series;
  }

  // Two stacked lines without strokes: the lower one unseen, the area above it the band.
  function band(stack, low, high, colour, opacity) {
    var unseen = {opacity: 0};
    return [
      line(stack + '-low', low, colour, {stack: stack, lineStyle: unseen, silent: true, tooltip: {show: false}}),
      line(stack + '-high', low.map(function (value, k) {
        return value === null || high[k] === null ? null : high[k] - value;
      }), colour, {stack: stack, lineStyle: unseen, silent: true, areaStyle: {color: colour, opacity: opacity}, tooltip: {show: false}})
    ];
  }

  function month(step) {
    var found = /^(\d{4})-(\d{2})$/.exec(step);
    if (!found) { return step; }
    return ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][found[2] - 1] + ' ' + found[1];
  }

  // --- The kinds of drawing; their shapes are in Drawing.java. ---
  var KINDS = {
    fan: function (d) {
      var before = d.past.length;
      var empty = function (n) { return new Array(n).fill(null); };
      // Where the past reaches the forecast, the lines meet.
      var join = before > 0 ? d.past[before - 1] : null;
      var lead = function (values) {
        return before > 0 ? empty(before - 1).concat([join], values) : values;
      };
      var w = d.withPlan;
      return {
        points: d.steps.length,
        option: function (width) {
          // Small charts in a row share the legend of the large one above them.
          var narrow = width <= 1.4 * NARROW;
          return base({
            legend: narrow ? undefined : legend(['recorded', 'without the plan', 'with the plan']),
            grid: {left: 4, right: 16, top: narrow ? 10 : 30, bottom: 4, containLabel: true},
            xAxis: nameAxis(d.steps, {
              boundaryGap: false,
              axisLabel: {color: 'var(--soft)', fontSize: letters, hideOverlap: true, alignMaxLabel: narrow ? undefined : 'right', formatter: month}
            }),
            yAxis: valueAxis(d.unit, '', {min: 0, splitNumber: 3}),
            tooltip: Object.assign(base({}).tooltip, {
              formatter: function (items) {
                var k = items[0].dataIndex;
                var text = '<strong>' + safe(month(d.steps[k])) + '</strong>';
                if (k < before) { return text + '<br>recorded: ' + inUnit(d.past[k], d.unit); }
                k -= before;
                return text + '<br>without the plan: ' + inUnit(d.without[k], d.unit) +
                  '<br>with the plan: ' + inUnit(w.mean[k], d.unit) +
                  '<br>80 % sure of ' + inUnit(w.low80[k], d.unit) + ' to ' + inUnit(w.high80[k], d.unit);
              }
            }),
            series: [].concat(
              band('95', lead(w.low95), lead(w.high95), 'var(--accent)', 0.13),
              band('80', lead(w.low80), lead(w.high80), 'var(--accent)', 0.2),
              [
                line('recorded', d.past.concat(empty(d.without.length)), 'var(--past)'),
                line('without the plan', lead(d.without), 'var(--without)', {lineStyle: {color: 'var(--without)', width: 1.6, type: [4, 3]}}),
                line('with the plan', lead(w.mean), 'var(--accent)', {lineStyle: {color: 'var(--accent)', width: 2}})
              ])
          });
        }
      };
    },

    bars: function (d) {
      return {
        points: d.rows.length,
        option: function (width) {
          return base({
            legend: d.series.length > 1 ? legend(d.series.map(function (s) { return s.name; })) : undefined,
            grid: {left: 4, right: 20, top: d.series.length > 1 ? 30 : 6, bottom: 4, containLabel: true},
            tooltip: Object.assign(base({}).tooltip, {
              axisPointer: {type: 'shadow', shadowStyle: {color: 'var(--accent-weak)'}},
              formatter: function (items) {
                var k = items[0].dataIndex;
                return '<strong>' + safe(d.rows[k]) + '</strong>' + d.series.map(function (s) {
                  return '<br>' + safe(s.name) + ': ' + inUnit(s.values[k], d.unit);
                }).join('');
              }
            }),
            // A small loss should not take as much room as a large gain.
            xAxis: valueAxis(d.unit, '', {min: function (range) { return Math.min(0, 1.05 * range.min); }, axisLabel: {color: 'var(--soft)', fontSize: letters, hideOverlap: true, showMinLabel: false, formatter: axisText(d.unit)}}),
            yAxis: nameAxis(d.rows, {inverse: true, axisLabel: nameLabel(width, 48)}),
            series: d.series.map(function (s, k) {
              var loud = d.series.filter(function (other) { return !other.quiet; }).length;
              var colour = s.quiet ? 'var(--without)' : loud === 1 ? 'var(--accent)' : 'var(--s' + k + ')';
              return {
                name: s.name, type: 'bar', data: s.values, stack: d.stacked ? 'all' : undefined, barCategoryGap: '32%', barGap: '12%', barMaxWidth: 18,
                emphasis: {disabled: true}, itemStyle: {color: colour, borderRadius: d.stacked ? 0 : [0, 2, 2, 0]}
              };
            })
          });
        }
      };
    },

    curves: function (d) {
      var all = [];
      d.curves.forEach(function (c) { all = all.concat(c.points); });
      all = all.concat(d.marks);
      var xs = all.map(function (p) { return p.x; });
      var names = d.curves.map(function (c) { return c.name; });
      // Intervals do not widen an axis by themselves; a tenth more leaves room around them.
      var ends = [];
      all.forEach(function (p) { if (p.low !== null && p.high !== null) { ends.push(p.low, p.high); } });
      if (ends.length > 0) {
        all.forEach(function (p) { ends.push(p.y); });
        var height = Math.max.apply(null, ends) - Math.min.apply(null, ends);
        ends.push(Math.min.apply(null, ends) - height / 10, Math.max.apply(null, ends) + height / 10);
      }
      return {
        points: all.length,
        option: function (width) {
          var low = Math.min.apply(null, xs);
          var high = Math.max.apply(null, xs);
          var ys = all.map(function (p) { return p.y; });
          var top = Math.max.apply(null, ys);
          var bottom = Math.min.apply(null, ys);
          var room = (high - low || Math.abs(high) || 1) * 0.08;
          var series = [];
          d.curves.forEach(function (c, k) {
            var colour = d.curves.length === 1 ? 'var(--accent)' : 'var(--s' + (k % 6) + ')';
            var banded = c.points.filter(function (p) { return p.low !== null && p.high !== null; });
            series.push(line(c.name, c.points.map(function (p) { return {value: [p.x, p.y], point: p}; }), colour, {
              showSymbol: true, symbolSize: 7,
              // An interval is a thick stroke behind its point.
              markLine: banded.length === 0 ? undefined : {
                silent: true, symbol: 'none', label: {show: false}, lineStyle: {type: 'solid', width: 7, color: colour, opacity: 0.22},
                data: banded.map(function (p) { return [{coord: [p.x, p.low]}, {coord: [p.x, p.high]}]; })
              }
            }));
          });
          if (d.marks.length > 0) {
            series.push({
              name: 'points', type: 'scatter', symbolSize: 9, emphasis: {disabled: true},
              itemStyle: {color: 'var(--card)', borderColor: 'var(--ink)', borderWidth: 1.6},
              // Labels point away from the nearer edge; two that are close make room for each other.
              data: d.marks.map(function (p, k) {
                var right = p.x > (low + high) / 2;
                var shift = d.marks.slice(0, k).filter(function (q) {
                  return Math.abs(q.x - p.x) < (high - low) / 3 && Math.abs(q.y - p.y) < (top - bottom) / 9;
                }).reduce(function (sum, q) { return sum + (q.y < p.y && k > 1 ? -11 : 13); }, 0);
                return {value: [p.x, p.y], point: p, label: {position: k === 0 ? 'top' : right ? 'left' : 'right', offset: [0, shift]}};
              }),
              label: {show: true, color: 'var(--ink)', fontSize: letters, formatter: function (item) { return item.data.point.name; }},
              labelLayout: {hideOverlap: false}
            });
          }
          return base({
            legend: d.curves.length > 1 ? legend(names) : undefined,
            // Names of curves stand above that of the axis.
            grid: {left: 8, right: 30, top: d.curves.length > 1 ? 30 + 20 * legendLines(names, width) : 30, bottom: 26, containLabel: true},
            tooltip: Object.assign(base({}).tooltip, {
              trigger: 'item',
              formatter: function (item) {
                var p = item.data.point;
                if (!p) { return ''; }
                return '<strong>' + safe(p.name) + '</strong><br>' + safe(d.xName) + ': ' + inUnit(p.x, d.xUnit) +
                  '<br>' + safe(d.yName) + ': ' + inUnit(p.y, d.yUnit) +
                  (p.low === null ? '' : '<br>80 % sure of ' + inUnit(p.low, d.yUnit) + ' to ' + inUnit(p.high, d.yUnit));
              }
            }),
            xAxis: valueAxis(d.xUnit, d.xName, {
              nameLocation: 'middle', nameGap: 26, scale: true, min: low - room, max: high + room,
              splitLine: {show: false}, axisLine: {show: true, lineStyle: {color: 'var(--line)'}},
              axisLabel: {color: 'var(--soft)', fontSize: letters, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: axisText(d.xUnit)}
            }),
            yAxis: valueAxis(d.yUnit, d.yName, {
              nameTextStyle: {color: 'var(--soft)', fontSize: letters, align: 'left'}, scale: true,
              min: ends.length > 0 ? Math.min.apply(null, ends) : undefined, max: ends.length > 0 ? Math.max.apply(null, ends) : undefined,
              axisLabel: {color: 'var(--soft)', fontSize: letters, hideOverlap: true, showMinLabel: ends.length === 0, showMaxLabel: ends.length === 0, formatter: axisText(d.yUnit)}
            }),
            series: series
          });
        }
      };
    },

    steps: function (d) {
      var names = d.curves.map(function (c) { return c.name; });
      var strokes = ['solid', 'dashed', 'dotted'];
      return {
        points: d.curves.reduce(function (sum, c) { return sum + c.points.length; }, 0),
        option: function (width) {
          return base({
            legend: Object.assign(legend(names), {itemWidth: 26}),
            grid: {left: 8, right: 30, top: 12 + 20 * legendLines(names, width), bottom: 26, containLabel: true},
            tooltip: Object.assign(base({}).tooltip, {
              trigger: 'item',
              formatter: function (item) {
                var p = item.data.point;
                return '<strong>' + safe(item.seriesName) + '</strong><br>' + inUnit(p.x, d.xUnit) + ': ' + inUnit(p.y, d.yUnit);
              }
            }),
            xAxis: valueAxis(d.xUnit, d.xName, {
              nameLocation: 'middle', nameGap: 26, min: 0, max: d.until,
              splitLine: {show: false}, axisLine: {show: true, lineStyle: {color: 'var(--line)'}}
            }),
            yAxis: valueAxis(d.yUnit, '', d.least > 0 ? {type: 'log', min: d.least, max: d.most} : {min: d.least, max: d.most, interval: (d.most - d.least) / 4}),
            series: d.curves.map(function (c, k) {
              var colour = 'var(--s' + (k % 6) + ')';
              return line(c.name, c.points.map(function (p) { return {value: [p.x, Math.max(d.least, p.y)], point: p}; }), colour, {
                step: 'end', showSymbol: true, symbolSize: 3.5,
                lineStyle: {color: colour, width: 1.8, type: strokes[Math.floor(k / 6) % 3]}
              });
            })
          });
        }
      };
    },

    intervals: function (d) {
      var names = d.rows.map(function (r) { return r.name; });
      // Pieces end to end: unseen up to the first end, then light, dark and light again.
      function piece(name, from, to, opacity) {
        return {
          name: name, type: 'bar', stack: 'all', stackStrategy: 'all', barWidth: 13, silent: opacity === 0, emphasis: {disabled: true},
          itemStyle: {color: 'var(--accent)', opacity: opacity},
          data: d.rows.map(function (r) { return r[to] - (from ? r[from] : 0); })
        };
      }
      return {
        points: d.rows.length,
        option: function (width) {
          return base({
            grid: {left: 4, right: 20, top: 6, bottom: 4, containLabel: true},
            tooltip: Object.assign(base({}).tooltip, {
              axisPointer: {type: 'shadow', shadowStyle: {color: 'var(--accent-weak)'}},
              formatter: function (items) {
                var r = d.rows[items[0].dataIndex];
                return '<strong>' + safe(r.name) + '</strong><br>mean: ' + inUnit(r.mean, d.unit) +
                  '<br>80 % sure of ' + inUnit(r.low80, d.unit) + ' to ' + inUnit(r.high80, d.unit) +
                  '<br>95 % sure of ' + inUnit(r.low95, d.unit) + ' to ' + inUnit(r.high95, d.unit);
              }
            }),
            xAxis: valueAxis(d.unit, '', {scale: false}),
            yAxis: nameAxis(names, {inverse: true, axisLabel: nameLabel(width, 36)}),
            series: [].concat(
              piece('before', null, 'low95', 0), piece('low', 'low95', 'low80', 0.25),
              piece('middle', 'low80', 'high80', 0.55), piece('high', 'high80', 'high95', 0.25),
              [{name: 'mean', type: 'scatter', symbolSize: 9, z: 5, emphasis: {disabled: true}, itemStyle: {color: 'var(--ink)'}, data: d.rows.map(function (r, k) { return [r.mean, k]; })}])
          });
        }
      };
    },

    tornado: function (d) {
      return {
        points: d.rows.length,
        option: function (width) {
          // Bars run from the base, so the axis is drawn around it.
          function bar(name, key, colour) {
            return {
              name: name, type: 'bar', barGap: '-100%', barCategoryGap: '34%', barMaxWidth: 16, emphasis: {disabled: true}, itemStyle: {color: colour, opacity: 0.85},
              data: d.rows.map(function (r) { return r[key] - d.base; })
            };
          }
          function total(value) { return axisText(d.unit)(value + d.base); }
          return base({
            legend: legend(['where it is low', 'where it is high']),
            grid: {left: 4, right: 28, top: 30, bottom: 4, containLabel: true},
            tooltip: Object.assign(base({}).tooltip, {
              axisPointer: {type: 'shadow', shadowStyle: {color: 'var(--accent-weak)'}},
              formatter: function (items) {
                var r = d.rows[items[0].dataIndex];
                return '<strong>' + safe(r.name) + '</strong><br>' + safe(r.lowWords) + ': ' + inUnit(r.whenLow, d.unit) +
                  '<br>' + safe(r.highWords) + ': ' + inUnit(r.whenHigh, d.unit);
              }
            }),
            xAxis: valueAxis(d.unit, '', {axisLabel: {color: 'var(--soft)', fontSize: letters, hideOverlap: true, formatter: total}}),
            yAxis: nameAxis(d.rows.map(function (r) { return r.name; }), {
              inverse: true, axisLine: {onZero: false, show: false}, axisLabel: nameLabel(width, 60)
            }),
            series: [bar('where it is low', 'whenLow', 'var(--s1)'), bar('where it is high', 'whenHigh', 'var(--s0)')]
          });
        }
      };
    }
  };

  // --- Drawing, sizes, keys. ---
  var charts = [];

  function draw(plot) {
    var d = JSON.parse(document.getElementById(plot.id + '-drawing').textContent);
    var kind = KINDS[d.kind](d);
    var instance = echarts.init(plot, null, {renderer: 'svg'});
    var entry = {plot: plot, instance: instance, kind: kind, at: -1};
    instance.setOption(kind.option(plot.clientWidth));
    plot.setAttribute('data-drawn', 'true');
    charts.push(entry);
    plot.addEventListener('keydown', function (event) { move(entry, event); });
    plot.addEventListener('blur', function () { instance.dispatchAction({type: 'hideTip'}); });
  }

  var voice = document.createElement('div');
  voice.className = 'unseen';
  voice.setAttribute('aria-live', 'polite');
  document.body.appendChild(voice);

  // Arrow keys walk along the points of a chart; what the tip shows is also said.
  function move(entry, event) {
    var by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (!by) { return; }
    event.preventDefault();
    entry.at = (entry.at + by + entry.kind.points) % entry.kind.points;
    entry.instance.dispatchAction(target(entry));
    var tip = entry.plot.querySelector('.tip');
    voice.textContent = tip ? tip.innerText.replace(/\n+/g, ', ') : '';
  }

  function target(entry) {
    var series = entry.instance.getOption().series;
    var index = entry.at;
    for (var s = 0; s < series.length; s++) {
      var length = (series[s].data || []).length;
      var counts = series[s].data && series[s].data[0] && series[s].data[0].point;
      if (!counts && entry.kind.points === length) { return {type: 'showTip', seriesIndex: s, dataIndex: index}; }
      if (counts) {
        if (index < length) { return {type: 'showTip', seriesIndex: s, dataIndex: index}; }
        index -= length;
      }
    }
    return {type: 'showTip', seriesIndex: 0, dataIndex: entry.at};
  }

  function size(width) {
    charts.forEach(function (entry) {
      var options = width(entry.plot);
      entry.instance.resize(options);
      entry.instance.setOption(entry.kind.option(options.width || entry.plot.clientWidth), true);
    });
  }

  // On paper a chart is as wide as its column there, whatever the window was.
  function onPaper(plot) {
    var columns = plot.closest('.small') ? 3 : plot.closest('.pair') ? 2 : 1;
    var height = Number(plot.getAttribute('data-height'));
    return {
      width: Math.floor((PRINT_WIDTH - (columns - 1) * COLUMN_GAP) / columns),
      height: Math.floor(height * (columns === 2 ? 0.66 : 0.6))
    };
  }

  function print() {
    letters = 9.5;
    charts.forEach(function (entry) {
      var paper = onPaper(entry.plot);
      entry.plot.style.height = paper.height + 'px';
    });
    size(onPaper);
  }

  function screen() {
    letters = 11.5;
    charts.forEach(function (entry) { entry.plot.style.height = entry.plot.getAttribute('data-height') + 'px'; });
    size(function () { return {}; });
  }

  document.querySelectorAll('.plot').forEach(draw);
  window.addEventListener('beforeprint', print);
  window.addEventListener('afterprint', screen);
  var waiting = 0;
  window.addEventListener('resize', function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () {
      if (!window.matchMedia('print').matches) { screen(); }
    }, 120);
  });
}());
