// Shows a user task's own form with form-js, the same form that Tasklist shows.

import { Form } from '@bpmn-io/form-js-viewer';

export class TaskForm {
  #container;
  #form;
  #task;

  constructor(container) {
    this.#container = container;
  }

  /**
   * @param task key, name, schema and variables
   * @param draft what was filled in before, or undefined
   * @param on submit: called with what was entered, once it is valid; invalid: called when something is missing or
   * wrong; grown: called with the label of a field that appeared because of what was entered
   */
  async open(task, draft, on) {
    this.close();
    // form-js would drop what was typed within its debounce before a submit: every key counts at once instead
    const form = new Form({ container: this.#container, debounce: false, properties: { ariaLabel: task.name } });
    this.#form = form;
    this.#task = task;
    await form.importSchema(JSON.parse(task.schema), { ...task.variables, ...draft });
    if (!hasSubmitButton(form)) {
      this.#addSubmitButton(form);
    }
    this.#forgetWhatIsHidden();
    this.#watch(on.grown);
    form.on('submit', ({ data, errors }) => {
      if (Object.keys(errors).length === 0) {
        on.submit(data);
      } else {
        on.invalid();
        requestAnimationFrame(() => this.#container.querySelector('[aria-invalid="true"]')?.focus());
      }
    });
  }

  /** The open task's key. */
  get key() {
    return this.#task?.key;
  }

  /** What is filled in now, the form's own fields only; undefined while there is no form. */
  get typed() {
    if (!this.#form) {
      return undefined;
    }
    const { data } = this.#form._getState();
    const keys = fields(this.#form).map((field) => field.key);
    return Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)));
  }

  // What was filled in and is hidden now rested on an answer that was taken back: when it shows again, it is asked anew.
  // form-js would show it again as it was.
  #forgetWhatIsHidden() {
    const form = this.#form;
    const empty = ({ type }) => form.get('formFields').get(type).config.emptyValue;
    form.on('changed', ({ data }) => {
      const shown = form.get('conditionChecker').applyConditions(data, data);
      const hidden = fields(form).filter(({ key }) => key && data[key] && !(key in shown));
      if (hidden.length > 0) {
        const forgotten = Object.fromEntries(hidden.map((field) => [field.key, empty(field)]));
        form._setState({ data: { ...data, ...forgotten } });
      }
    });
  }

  // what appears because of an answer is said, as nobody looks at the whole form all the time
  #watch(grown) {
    let known = this.#labels().size;
    let seen = this.#labels();
    this.#form.on('changed', () =>
      requestAnimationFrame(() => {
        const now = this.#labels();
        const added = [...now].find((label) => !seen.has(label));
        if (added && now.size > known) {
          grown(added);
        }
        seen = now;
        known = now.size;
      }),
    );
  }

  #labels() {
    return new Set([...this.#container.querySelectorAll('label, legend')].map(({ textContent }) => textContent.trim()));
  }

  set busy(busy) {
    this.#container.setAttribute('aria-busy', String(busy));
    for (const button of this.#container.querySelectorAll('button')) {
      button.setAttribute('aria-disabled', String(busy));
    }
  }

  close() {
    this.#form?.destroy();
    this.#form = undefined;
    this.#task = undefined;
    this.#container.replaceChildren();
    this.#container.removeAttribute('aria-busy');
  }

  // Tasklist has a button of its own, so an analyst's form need not have one
  #addSubmitButton(form) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = 'Continue';
    button.addEventListener('click', () => form.submit());
    const row = document.createElement('p');
    row.className = 'actions';
    row.append(button);
    this.#container.append(row);
  }
}

function fields(form) {
  return form.get('formFieldRegistry').getAll();
}

function hasSubmitButton(form) {
  return fields(form).some((field) => field.type === 'button' && (field.action ?? 'submit') === 'submit');
}
