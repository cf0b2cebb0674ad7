<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Content\Content;
use MediaWiki\Content\TextContent;
use MediaWiki\Title\Title;

/** An entity as content of a page or slot. Being text, it goes through MediaWiki's filters like any other page. */
final class EntityContent extends TextContent {
	private ?Entity $entity = null;

	public static function of( Entity $entity ): self {
		$content = new self( $entity->toJson(), 'wikibase-' . $entity->type );
		$content->entity = $entity;
		return $content;
	}

	/** A copy that may be changed freely. */
	public function entity(): Entity {
		return clone $this->entity ??= Entity::fromJson( $this->getText() );
	}

	public function getRedirectTarget(): ?Title {
		$target = $this->entity()->redirect;
		return $target === null ? null : EntityId::parse( $target )?->title();
	}

	public function isRedirect(): bool {
		return $this->entity()->redirect !== null;
	}

	/** @inheritDoc */
	public function equals( ?Content $that = null ): bool {
		return $that instanceof self && $that->getModel() === $this->getModel() && $this->entity()->equals( $that->entity() );
	}

	/** @inheritDoc */
	public function isCountable( $hasLinks = null ): bool {
		return !$this->isRedirect();
	}

	/** @inheritDoc */
	public function getTextForSummary( $maxlength = 250 ): string {
		$entity = $this->entity();
		return mb_substr( $entity->labels['en'] ?? (string)reset( $entity->labels ), 0, $maxlength );
	}

	/** @inheritDoc */
	public function getWikitextForTransclusion() {
		return false;
	}
}
