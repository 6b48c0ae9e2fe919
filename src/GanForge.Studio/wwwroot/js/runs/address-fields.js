import { elementById } from '../common/elements.js';

/** Keeps fields in the page's address, so that they survive a reload and can be sent to others. */
export class AddressFields {
  /** `ids` are of the elements, which are the names in the address too. */
  constructor(ids) {
    this.ids = ids;
  }

  get values() {
    return Object.fromEntries(this.ids.map(id => [id, elementById(id).value]));
  }

  /** Sets the fields to the address, whatever the browser remembers of them. */
  restore() {
    const address = new URLSearchParams(location.search);
    for (const id of this.ids) {
      const field = elementById(id);
      field.value = address.get(id) ?? defaultOf(field);
      if (field.selectedIndex === -1) field.value = defaultOf(field);
    }
  }

  save() {
    const changed = this.ids.map(elementById).filter(field => field.value !== defaultOf(field));
    const query = new URLSearchParams(changed.map(field => [field.id, field.value]));
    history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  }

  /** Calls back, with the address up to date, when a field changes. */
  onInput(listener) {
    for (const id of this.ids) {
      elementById(id).addEventListener('input', () => {
        this.save();
        listener();
      });
    }
  }
}

const defaultOf = field => (field.options ? field.options[0].value : '');
