import { render } from 'preact';
import { Panel } from '../../components/frame/Panel.tsx';
import { extensionHost } from '../extension/extension-host.ts';

const root = document.querySelector('#panel');
if (root !== null)
  render(<Panel host={extensionHost(location.hash)} tokens={document.documentElement} />, root);
