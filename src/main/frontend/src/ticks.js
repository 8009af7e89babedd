// Tells the server at once when a statement of a verbal consent is ticked, so that each has a time of its own, by the
// server's clock. What does not get through has the time of the whole form.

export class Ticks {
  #fields = new Map();
  #sent = Promise.resolve();

  /**
   * @param container of the form
   * @param send called with the task's key, the field and whether it is ticked; gives a promise
   */
  constructor(container, send) {
    container.addEventListener('change', ({ target }) => {
      const field = this.#fields.get(target.id?.split('-').pop());
      if (target.type === 'checkbox' && field) {
        const ticked = target.checked;
        this.#sent = this.#sent.then(() => send(this.task.key, field, ticked)).catch(() => {});
      }
    });
  }

  /** @param task the one that is shown now */
  show(task) {
    this.task = task;
    this.#fields = new Map(
      JSON.parse(task.schema)
        .components.filter(({ type, key }) => type === 'checkbox' && key?.startsWith('acknowledge'))
        .map(({ id, key }) => [id, key]),
    );
  }

  /** @returns {Promise} done when nothing is on its way any more */
  settled() {
    return this.#sent;
  }
}
