<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Content\Content;
use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Content\TextContentHandler;
use MediaWiki\Context\IContextSource;
use MediaWiki\MediaWikiServices;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;

/** Items, properties and media info as content: no editing as text, merging and undoing by statement and term. */
final class EntityContentHandler extends TextContentHandler {
	public function __construct( string $modelId ) {
		parent::__construct( $modelId, [ CONTENT_FORMAT_JSON ] );
	}

	protected function getContentClass(): string {
		return EntityContent::class;
	}

	/** @inheritDoc */
	public function unserializeContent( $text, $format = null ): EntityContent {
		$this->checkFormat( $format );
		return new EntityContent( $text, $this->getModelID() );
	}

	public function makeEmptyContent(): EntityContent {
		return EntityContent::of( new Entity( substr( $this->getModelID(), strlen( 'wikibase-' ) ), null ) );
	}

	/** Properties only in their namespace, items only in pages named Q…, media info only on files. */
	public function canBeUsedOn( Title $title ): bool {
		return match ( $this->getModelID() ) {
			'wikibase-item' => $title->inNamespace( NS_MAIN ) && EntityId::parse( $title->getText() )?->type === 'item',
			'wikibase-property' => $title->inNamespace( EntityId::PROPERTY_NAMESPACE ),
			default => $title->inNamespace( NS_FILE ),
		};
	}

	/** The change from $oldContent to $myContent made on $yourContent; false when any part of it does not fit. */
	public function merge3( Content $oldContent, Content $myContent, Content $yourContent ): EntityContent|false {
		if ( !$oldContent instanceof EntityContent || !$myContent instanceof EntityContent
			|| !$yourContent instanceof EntityContent || $myContent->isRedirect() || $yourContent->isRedirect()
		) {
			return false;
		}
		$change = EntityDiff::between( $oldContent->entity(), $myContent->entity() );
		$fitting = $change->applicableTo( $yourContent->entity() );
		return $fitting->count() === $change->count() ? EntityContent::of( $fitting->appliedTo( $yourContent->entity() ) ) : false;
	}

	public function supportsDirectEditing(): bool {
		return false;
	}

	public function supportsDirectApiEditing(): bool {
		return false;
	}

	public function supportsRedirects(): bool {
		return $this->getModelID() === 'wikibase-item';
	}

	public function supportsCategories(): bool {
		return false;
	}

	public function isParserCacheSupported(): bool {
		return true;
	}

	/** @inheritDoc */
	public function getPageLanguage( Title $title, ?Content $content = null ) {
		return MediaWikiServices::getInstance()->getContentLanguage();
	}

	/** @inheritDoc */
	protected function getSlotDiffRendererWithOptions( IContextSource $context, $options = [] ): EntityDiffRenderer {
		return new EntityDiffRenderer( new ValueFormatter( StandIn::repo() ) );
	}

	/** @inheritDoc */
	protected function fillParserOutput( Content $content, ContentParseParams $cpoParams, ParserOutput &$output ): void {
		if ( !$content instanceof EntityContent ) {
			throw new \InvalidArgumentException( 'entity content expected' );
		}
		$entity = $content->entity();
		EntityLinks::record( $entity, $output );
		$output->setRawText( '' );
		if ( $cpoParams->getGenerateHtml() ) {
			( new EntityView( new ValueFormatter( StandIn::repo() ) ) )->fill( $entity, $output );
		}
	}
}
