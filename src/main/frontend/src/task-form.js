// Shows a user task's own form with form-js, the same form that Tasklist shows.

import { Form } from '@bpmn-io/form-js-viewer';

export class TaskForm {
  #container;
  #form;

  constructor(container) {
    this.#container = container;
  }

  /**
   * @param task name, schema and variables
   * @param onSubmit called with what was entered, once it is valid
   * @param onInvalid called when something is missing or wrong
   */
  async open(task, onSubmit, onInvalid) {
    this.close();
    // form-js would drop what was typed within its debounce before a submit: every key counts at once instead
    const form = new Form({ container: this.#container, debounce: false, properties: { ariaLabel: task.name } });
    this.#form = form;
    await form.importSchema(JSON.parse(task.schema), task.variables);
    if (!hasSubmitButton(form)) {
      this.#addSubmitButton(form);
    }
    form.on('submit', ({ data, errors }) => {
      if (Object.keys(errors).length === 0) {
        onSubmit(data);
      } else {
        onInvalid();
        requestAnimationFrame(() => this.#container.querySelector('[aria-invalid="true"]')?.focus());
      }
    });
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

function hasSubmitButton(form) {
  return form
    .get('formFieldRegistry')
    .getAll()
    .some((field) => field.type === 'button' && (field.action ?? 'submit') === 'submit');
}
