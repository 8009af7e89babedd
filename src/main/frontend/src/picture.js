// The model as a picture, with a request's way on it (bpmn-js).

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

const ACTIVITY = /Task$|SubProcess$/;
const READABLE = 0.75;
const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'medium' });

export class Picture {
  #viewer;
  #canvas;
  #here;

  constructor(container) {
    const style = getComputedStyle(container);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.#viewer = new NavigatedViewer({
      container,
      // the page scrolls over the picture as over everything else; buttons make it larger
      zoomScroll: { enabled: false },
      bpmnRenderer: {
        defaultFillColor: colour('--surface'),
        defaultStrokeColor: colour('--text-quiet'),
        defaultLabelColor: colour('--text'),
      },
    });
    this.#canvas = this.#viewer.get('canvas');
  }

  /**
   * @param model BPMN
   * @param way flows: ids; steps: id, state and begin, in their order
   */
  async show(model, way) {
    await this.#viewer.importXML(model);
    const elements = this.#viewer.get('elementRegistry');
    for (const flow of way.flows.filter((id) => elements.get(id))) {
      this.#canvas.addMarker(flow, 'way-flow');
    }
    // an element that was entered again stands as it did last
    const last = new Map(way.steps.map((step) => [step.id, step]));
    for (const step of [...last.values()].filter(({ id }) => elements.get(id))) {
      const times = way.steps.filter(({ id }) => id === step.id).length;
      this.#canvas.addMarker(step.id, `way-${step.state}`);
      if (ACTIVITY.test(elements.get(step.id).type) && step.began) {
        this.#note(step, times);
      }
    }
    this.#here = (way.steps.findLast(({ state }) => state !== 'done') ?? way.steps.at(-1))?.id;
    this.#label();
    this.zoom(this.#canvas.getContainer().clientWidth < 700 ? 'here' : 'all');
  }

  zoom(how) {
    if (how === 'in' || how === 'out') {
      this.#viewer.get('zoomScroll').stepZoom(how === 'in' ? 1 : -1);
    } else if (how === 'all') {
      this.#canvas.zoom('fit-viewport', 'auto');
    } else if (how === 'here' && this.#here) {
      this.#canvas.zoom(READABLE);
      this.#canvas.scrollToElement(this.#here, { top: 150, right: 150, bottom: 150, left: 150 });
    }
  }

  #note(step, times) {
    const html = document.createElement('div');
    html.className = 'way-time';
    html.textContent = clock.format(new Date(step.began)) + (times > 1 ? ` (${times}×)` : '');
    this.#viewer.get('overlays').add(step.id, { position: { bottom: -4, left: 0 }, html });
  }

  #label() {
    const svg = this.#canvas.getContainer().querySelector('svg');
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-label', 'Picture of the process. The table below says the same in words.');
  }
}
