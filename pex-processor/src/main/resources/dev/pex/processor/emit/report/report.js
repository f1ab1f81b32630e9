'use strict';
(() => {
  const arena = JSON.parse(document.getElementById('arena').textContent);
  const map = document.getElementById('map');
  const steps = arena.stages.flatMap((stage, number) =>
    Array.from({ length: stage.ticks }, (_, tick) => ({ stage, number, tick })));
  const bytes = count => count.toLocaleString('en') + ' B';
  let chosen = null;
  let now = 0;

  /* What a buffer holds at a tick: bytes [first, end) of the arena, rows [row, endRow). */
  const held = (buffer, tick) => {
    const [, first, end, row, endRow] = buffer.spans.findLast(span => span[0] <= tick);
    return { buffer, first, end, row, endRow };
  };
  const alive = step => step.stage.buffers
    .map(buffer => held(buffer, step.tick))
    .filter(each => each.first < each.end)
    .sort((a, b) => b.first - a.first || b.end - a.end);
  const rows = ({ row, endRow }) =>
    row === endRow ? '' : endRow - row === 1 ? `${row}` : `${row}–${endRow - 1}`;
  const percent = part => `${100 * part}%`;
  const x = (step, fraction) =>
    step.stage.left + step.stage.width * (step.tick + fraction) / step.stage.ticks;

  function sentence(each) {
    const which = rows(each);
    return `${each.buffer.words}${which ? `, ${each.endRow - each.row === 1 ? 'row' : 'rows'} ${which}` : ''}: `
      + `bytes ${each.first.toLocaleString('en')}–${(each.end - 1).toLocaleString('en')} of the arena`;
  }

  const summary = all => all.length === 1 ? 'one buffer is held' : `${all.length} buffers are held`;

  function show(index, buffer) {
    const step = steps[index];
    const all = alive(step);
    const one = all.find(each => each.buffer === buffer)
      ?? all.find(each => each.buffer.tensor === buffer?.tensor);
    chosen = buffer ?? null;
    const when = `Stage ${step.number + 1}, ${step.stage.kind}`
      + (step.stage.ticks > 1 ? `, step ${step.tick + 1} of ${step.stage.ticks}` : '');
    now = index;
    map.setAttribute('aria-valuenow', index);
    map.setAttribute('aria-valuetext', `${when}: ${one ? sentence(one) : summary(all)}`);
    document.getElementById('when').textContent = when;
    document.getElementById('what').textContent = one ? sentence(one) : summary(all);
    document.getElementById('held').replaceChildren(...all.map(each => line(each, each === one)));
    mark(step, one);
  }

  function line(each, same) {
    const row = document.createElement('tr');
    row.className = same ? 'same' : '';
    for (const text of [each.buffer.words, rows(each), bytes(each.end - each.first)]) {
      row.insertCell().textContent = text;
    }
    row.cells[0].style.setProperty('--hue', each.buffer.hue);
    return row;
  }

  function mark(step, one) {
    const cursor = document.getElementById('cursor');
    cursor.hidden = false;
    cursor.style.left = percent(x(step, 0.5));
    const box = document.getElementById('mark');
    box.hidden = !one;
    if (one) {
      box.style.left = percent(x(step, one.buffer.from));
      box.style.width = percent(x(step, one.buffer.to) - x(step, one.buffer.from));
      box.style.bottom = percent(one.first / arena.arenaBytes);
      box.style.height = percent((one.end - one.first) / arena.arenaBytes);
    }
    map.classList.toggle('chosen', Boolean(one));
    for (const shape of map.querySelectorAll('path')) {
      shape.classList.toggle('same', shape.dataset.tensor === one?.buffer.tensor);
    }
    for (const name of document.querySelectorAll('.layers button')) {
      name.closest('tr').classList.toggle('same', name.dataset.tensor === one?.buffer.tensor);
    }
  }

  function point(event) {
    const box = map.getBoundingClientRect();
    const across = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.999999);
    const address = (1 - (event.clientY - box.top) / box.height) * arena.arenaBytes;
    const index = steps.findLastIndex(step => x(step, 0) <= across);
    const step = steps[Math.max(index, 0)];
    const fraction = (across - x(step, 0)) / (x(step, 1) - x(step, 0));
    const under = alive(step).find(each => each.first <= address && address < each.end
      && each.buffer.from <= fraction && fraction < each.buffer.to);
    show(Math.max(index, 0), under?.buffer);
  }

  /* The buffer above or below the chosen one. */
  function beside(way) {
    const all = alive(steps[now]);
    const at = all.findIndex(each => each.buffer === chosen);
    const next = at < 0 ? (way < 0 ? all.length - 1 : 0) : (at + way + all.length) % all.length;
    return all[next]?.buffer;
  }

  function keys(event) {
    const last = steps.length - 1;
    const to = index => show(Math.min(Math.max(index, 0), last), chosen);
    const moves = {
      ArrowLeft: () => to(now - 1),
      ArrowRight: () => to(now + 1),
      PageUp: () => to(steps.findIndex(step => step.number === steps[now].number) - 1),
      PageDown: () => to(steps.findLastIndex(step => step.number === steps[now].number) + 1),
      Home: () => to(0),
      End: () => to(last),
      ArrowUp: () => show(now, beside(-1)),
      ArrowDown: () => show(now, beside(1)),
      Escape: () => show(now),
    };
    if (moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    }
  }

  function find(tensor) {
    const index = steps.findIndex(step => alive(step).some(each => each.buffer.tensor === tensor));
    if (index >= 0) {
      show(index, alive(steps[index]).find(each => each.buffer.tensor === tensor).buffer);
      map.focus({ preventScroll: true });
      map.scrollIntoView({ block: 'center' });
    }
  }

  function toPeak() {
    const most = Math.max(...arena.stages.map(stage => stage.peakBytes));
    const index = steps.findIndex(
      step => step.stage.peakBytes === most && step.tick === step.stage.peakTick);
    show(Math.max(index, 0));
  }

  if (steps.length > 0) {
    map.setAttribute('aria-valuemax', steps.length - 1);
    map.addEventListener('keydown', keys);
    map.addEventListener('pointermove', point);
    map.addEventListener('pointerdown', point);
    document.getElementById('peak').addEventListener('click', toPeak);
    for (const name of document.querySelectorAll('.layers button')) {
      name.addEventListener('click', () => find(name.dataset.tensor));
    }
    toPeak();
  }
})();
