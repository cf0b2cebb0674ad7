import { Component, type ComponentChildren } from 'preact';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { I18nContext } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';

interface Props {
  /** What was being shown; a new value gives the content another chance. */
  readonly of: string;
  readonly children: ComponentChildren;
}

/**
 * A slip of ours in one part of the panel: says so, with what a report needs, and leaves the rest standing. Text that
 * was typed lies in the drafts and comes back with the next try.
 */
export class ErrorBoundary extends Component<Props, { failure: unknown }> {
  static override contextType = I18nContext;
  override state: { failure: unknown } = { failure: undefined };

  static override getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override componentDidUpdate(before: Props) {
    if (before.of !== this.props.of && this.state.failure !== undefined)
      this.setState({ failure: undefined });
  }

  override render() {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    return (
      <I18nContext.Consumer>
        {({ text }) => (
          <Notice type="error" announce>
            <p>{text('crash')}</p>
            <Button onClick={() => this.setState({ failure: undefined })}>{text('try-again')}</Button>
            <CopyDetails
              details={failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}
            />
          </Notice>
        )}
      </I18nContext.Consumer>
    );
  }
}
