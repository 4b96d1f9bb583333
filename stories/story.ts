/** How stories are told: a piece inside a provider whose scope the story sets. */
import { html, type TemplateResult } from 'lit';
import type { StoryObj } from '@storybook/web-components-vite';
import type { RunScope } from '../src/elements/contexts.js';
import '../test/elements/support/test-scope.js';

/** A story of something drawn from a scope; each showing makes its own. */
export const story = (make: () => RunScope, content: () => TemplateResult): StoryObj => ({
  render: () => html`<scope-provider .scope=${make()}>${content()}</scope-provider>`,
});
