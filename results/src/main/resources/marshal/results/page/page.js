// Themes, sortable tables and maps. Plain browser code: the page can be read without it.
(function () {
  'use strict';

  // --- Light or dark: as the system says until the reader chooses. ---
  var root = document.documentElement;
  var button = document.getElementById('theme');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');

  function isDark() {
    var chosen = root.getAttribute('data-theme');
    return chosen ? chosen === 'dark' : dark.matches;
  }

  function showTheme() {
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', 'Switch to ' + (isDark() ? 'light' : 'dark') + ' colours');
    button.setAttribute('aria-pressed', String(root.hasAttribute('data-theme')));
  }

  button.hidden = false;
  button.addEventListener('click', function () {
    root.setAttribute('data-theme', isDark() ? 'light' : 'dark');
    showTheme();
  });
  dark.addEventListener('change', showTheme);
  showTheme();

  // --- Tables: a click or a key on a heading sorts by that column, another one the other way. ---
  function keyOf(row, column) {
    var cell = row.cells[column];
    var value = cell.getAttribute('data-value');
    if (value !== null) { return Number(value); }
    var text = cell.textContent.trim();
    // A figure that is written out, with its interval perhaps, counts by its first number.
    var figure = cell.classList.contains('figure') ? parseFloat(text.replace(/[£,]/g, '')) : NaN;
    return isNaN(figure) ? text : figure;
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') {
      return a - b;
    }
    return String(a).localeCompare(String(b), 'en-GB', {numeric: true});
  }

  function isMissing(key) {
    return key === '–' || key === '';
  }

  function sort(table, heading, column) {
    var now = heading.getAttribute('aria-sort');
    var figures = heading.classList.contains('figure');
    var ascending = now ? now === 'descending' : !figures;
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows).map(function (row, index) {
      return {row: row, key: keyOf(row, column), index: index};
    });
    rows.sort(function (a, b) {
      // What is not known stays last, whichever way.
      if (isMissing(a.key) !== isMissing(b.key)) {
        return isMissing(a.key) ? 1 : -1;
      }
      var order = compare(a.key, b.key);
      return order === 0 ? a.index - b.index : ascending ? order : -order;
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) {
      other.removeAttribute('aria-sort');
    });
    heading.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  }

  document.querySelectorAll('table.sortable').forEach(function (table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (heading, column) {
      heading.querySelector('button').addEventListener('click', function () {
        sort(table, heading, column);
      });
    });
  });

  // --- Maps: choose what is coloured; the place under the pointer or the focus is said below. ---
  document.querySelectorAll('.map').forEach(function (map) {
    var said = map.querySelector('.said');
    var places = map.querySelectorAll('.place');
    map.querySelectorAll('.choices button').forEach(function (choice) {
      choice.addEventListener('click', function () {
        var measure = choice.getAttribute('data-measure');
        map.querySelectorAll('.choices button').forEach(function (other) {
          other.setAttribute('aria-pressed', String(other === choice));
        });
        places.forEach(function (place) {
          place.setAttribute('class', 'place q' + place.getAttribute('data-' + measure));
        });
        map.querySelectorAll('.key').forEach(function (key) {
          key.hidden = key.getAttribute('data-measure') !== measure;
        });
      });
    });
    places.forEach(function (place) {
      function say() { said.textContent = place.getAttribute('aria-label'); }
      place.addEventListener('mouseenter', say);
      place.addEventListener('focus', say);
    });
  });

  // --- The list of sections shows where the reader is. ---
  if ('IntersectionObserver' in window) {
    var links = {};
    document.querySelectorAll('.bar nav a').forEach(function (link) {
      links[link.getAttribute('href').slice(1)] = link;
    });
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        var link = links[entry.target.id];
        if (link && entry.isIntersecting) {
          Object.keys(links).forEach(function (id) { links[id].removeAttribute('aria-current'); });
          link.setAttribute('aria-current', 'true');
        }
      });
    }, {rootMargin: '-30% 0px -60% 0px'});
    document.querySelectorAll('main > section').forEach(function (part) { observer.observe(part); });
  }
}());
