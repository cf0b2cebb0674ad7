import { render } from 'preact';

const root = document.querySelector('#panel');
if (root) render(<p>Panel</p>, root);
